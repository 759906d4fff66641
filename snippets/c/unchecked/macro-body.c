static const struct option option_##name = { \
    .flag = (short_name), \
    .help = text, \
};

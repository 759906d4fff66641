int parse(const char *s, long *out)
{
    int sign = 1;
    long n = 0;

    switch (*s) {
    case '-': sign = -1; /* fallthrough */
    case '+': s++; break;
    case '0': case '1': break;
    default: goto fail;
    }
    while (*s >= '0' && *s <= '9')
        n = n * 10 + (*s++ - '0');
    if (*s == '\0') { *out = sign * n; return 0; }
fail:
    return -1;
}

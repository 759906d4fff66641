unsigned _BitInt(12) mask = 7uwb;

static const unsigned char logo[] = {
#embed "logo.png"
};

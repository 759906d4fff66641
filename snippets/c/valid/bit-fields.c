#include <stdint.h>

union word {
    uint32_t value;
    struct {
        unsigned low : 16, high : 15;
    } part;
};

_Static_assert(sizeof(union word) == 4, "four bytes");

enum state { IDLE, BUSY = 1 << 3, DONE, };

extern volatile union word *const ports[8];

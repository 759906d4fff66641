#include <stdlib.h>

__attribute__((noreturn, format(printf, 1, 2)))
void die(const char *format, ...);

static inline void *checked(size_t size) __attribute__((malloc));

static inline void *checked(size_t size)
{
    void *p = malloc(size);
    return p ? p : (die("out of memory: %zu", size), NULL);
}

int main(int argc, char *argv[static 1])
{
    char (*rows)[16] = checked(sizeof(char[4][16]));
    (*rows)[0] = 'a', free(rows);
    return argc > 1 ? atoi(argv[1]) : EXIT_SUCCESS;
}

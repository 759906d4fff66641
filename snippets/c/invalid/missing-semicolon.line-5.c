#include <stdlib.h>

int *make_table(size_t n)
{
    int *table = calloc(n, sizeof *table)
    return table;
}

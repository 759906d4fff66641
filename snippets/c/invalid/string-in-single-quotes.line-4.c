#include <stdio.h>

int main(void) {
    const char *a = 'hello';
    puts(a);
    return 0;
}

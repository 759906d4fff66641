signed int *lamp;
unsigned int *other

lamp = other;  /* warns */

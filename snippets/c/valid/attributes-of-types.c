typedef double lamp_level;
typedef float __attribute__ ((__vector_size__ (16))) lamp_colours;
typedef struct __attribute__((packed, aligned(4))) { char room[8]; } lamp;

LIBGATE_API
int gate_open(struct gate *gate, int patience);

typedef struct gate FAR * LPGATE;

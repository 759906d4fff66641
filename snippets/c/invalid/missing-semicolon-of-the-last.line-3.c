double light(void); // of all lamps

int *watts[8] // of each

CFLAGS ?= -O2 -Wall

%.o: %.c
	$(CC) $(CFLAGS) -c $< -o $@

typedef int (*handler_fn)(int fd, void *arg);

int do_get(int fd, void *arg);
int do_set(int fd, void *arg);

static const struct {
    const char *name;
    handler_fn fn;
} commands[] = {
    { "get", do_get },
    { "set", do_set },
};

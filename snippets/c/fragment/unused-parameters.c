static int on_close(struct kettle *kettle, int code _U_,
                    void *data _U_) {
    kettle->open = 0;
    return 0;
}

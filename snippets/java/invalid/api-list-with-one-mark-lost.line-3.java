interface Gate {
    void enter() throws InterruptedException;
    int waiting()
    void leave();
}

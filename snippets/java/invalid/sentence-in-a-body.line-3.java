class Gate {
    void enter() {
        先检查再进入
        int waiting = this.waiting + 1;
        if (waiting > limit) {
            throw new IllegalStateException("full");
        }
    }
}

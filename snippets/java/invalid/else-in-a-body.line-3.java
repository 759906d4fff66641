void enter(Gate gate) {
    gate.open();
    else if (gate.waiting() > limit)
        gate.close();
}

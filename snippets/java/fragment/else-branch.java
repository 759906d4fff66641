else if (gate.waiting() > limit)
    gate.open();

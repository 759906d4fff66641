for (int i = 0; i < gates.length; i++) gates[i].open();
≈
for (Gate gate : gates) gate.open();

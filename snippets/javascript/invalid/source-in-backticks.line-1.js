import Lamp from `./lamp`;

const lamp = new Lamp();

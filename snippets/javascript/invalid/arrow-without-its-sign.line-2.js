const lamps = ['desk', 'hall'];
lamps.forEach((lamp) {
  light(lamp);
});

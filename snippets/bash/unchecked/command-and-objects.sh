node lamps.js --room hall
Looking for lamps ...
Found a lamp. Lamp {
  name: 'hall',
  'lamp.watts': 60,
  room: 'hall'
}

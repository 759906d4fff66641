import lamp from 'lamp';

{
  // what shines
  lamps: [lamp(), lamp()],
  watt: 40,
}

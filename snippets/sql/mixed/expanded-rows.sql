SELECT total FROM lamp_stats('hall')
  WHERE watt = 40;

-[ RECORD 1 ]--+------
total | 48 kB

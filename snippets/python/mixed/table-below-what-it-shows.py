lamps.head()
   watt  lit
0    10    1
1     5    0

D SELECT 42 AS watts;
┌───────┐
│ watts │
├───────┤
│    42 │
└───────┘
D .tables
lamps
D SELECT name
‣ FROM lamps;

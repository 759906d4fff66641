a.level = "WARNING"
lamps.hall.watts = 43
lamps.desk.name = "warm"
// plus the third and fourth rooms

CREATE TABLE lamps(name PRIMARY KEY, room, watts);
CREATE TABLE rooms(name, floor);
SELECT * FROM lamps WHERE name MATCH $pattern;

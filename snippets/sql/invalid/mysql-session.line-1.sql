mysql> SELECT name, FROM lamps WHERE watts IN (9, 12;
ERROR 1064 (42000)

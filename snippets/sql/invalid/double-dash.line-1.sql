— all lamps that are warm
SELECT name FROM lamps WHERE warm;

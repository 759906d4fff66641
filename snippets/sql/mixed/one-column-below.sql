SELECT count(*) FROM lamps;  -- all of them
 count
-------
 {12}
(1 row)

DELETE FROM lamps WHERE room = 'attic';
DELETE 3

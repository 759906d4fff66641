SELECT name, waiting
FROM gates;

  name  | waiting
--------+---------
  north |       3
  south |       0
(2 rows)

SELECT STREAM * FROM gates;

ERROR: gates is no stream

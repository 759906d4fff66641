 id | lamp
----+-------
  1 | hall
(1 row)

%%sql
SELECT name FROM lamp LIMIT 3;

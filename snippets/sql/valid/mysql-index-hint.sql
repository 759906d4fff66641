SELECT name AS 'Gate' FROM gates FORCE INDEX (by_name) WHERE waiting > 3;

SELECT count(1) FROM gates WHERE open = 1;

COUNT(1)
       2

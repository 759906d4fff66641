mysql> SELECT name FROM FROM trees;

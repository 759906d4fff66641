mysql> SELECT name
    -> FROM trees;
+------+
| name |
+------+
| oak  |
+------+

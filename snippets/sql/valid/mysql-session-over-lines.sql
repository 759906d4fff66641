mysql> CREATE TABLE `gates` (
  `id` int(11) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;
Query OK, 0 rows affected (0.02 sec)

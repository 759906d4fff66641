ALTER TABLE `sessions` ADD COLUMN `ip` varchar(45) DEFAULT NULL;

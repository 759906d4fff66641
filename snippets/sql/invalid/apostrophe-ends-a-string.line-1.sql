INSERT INTO lamp (id, name) VALUES (1, 'Ann's lamp');

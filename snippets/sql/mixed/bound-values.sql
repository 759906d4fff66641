SELECT name FROM trees
WHERE height > ?
(12,)

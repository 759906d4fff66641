SELECT name FROM gates WHERE MATCH(notes) AGAINST('+north -south' IN BOOLEAN MODE);

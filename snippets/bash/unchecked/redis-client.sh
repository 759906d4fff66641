127.0.0.1:6379> SET lamp:desk 9
OK
127.0.0.1:6379> KEYS lamp:*
1) "lamp:desk"

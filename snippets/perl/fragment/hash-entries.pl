    host    => 'localhost',
    port    => 6379,
    timeout => 2.5,

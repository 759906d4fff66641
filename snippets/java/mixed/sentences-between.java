private static final int LIMIT = 16;
也可以用下面的写法
private static final int OTHER = 32;
int sum() { return LIMIT + OTHER; }

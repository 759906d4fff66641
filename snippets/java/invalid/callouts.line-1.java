int a = 1; ①
int b = 2; ②

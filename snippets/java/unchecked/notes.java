门的状态
public enum State { OPEN, CLOSED }
打开之后才能进入
关闭的方法
void close()

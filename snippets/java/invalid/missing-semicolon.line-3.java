public class Counter {
    public int increment() {
        count++
        return count;
    }
    private int count;
}

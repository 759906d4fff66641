import module java.base;

class Price {
    long cents() {
        long value = 1
        return value;
    }
}

import module java.base;

value class Price {
    final long cents;

    Price(long cents) {
        if (cents < 0) {
            throw new IllegalArgumentException();
        }
        this.cents = cents;
        super();
    }
}

class Counter {
    private var count = 0

    fun increment() {
        count += 1
        if (count > 100) {
            count = 0
    }

}

enum Level {
    DEBUG(10), INFO(20), ERROR(40);

    final int weight;

    Level(int weight) {
        this.weight = weight;
    }
}

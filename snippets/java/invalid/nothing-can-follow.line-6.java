class Shelf {
  int count(List<Jar> jars) {
    int count = jars.size();
    return sum(
        count,
        spare);

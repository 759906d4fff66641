class Shelf {
  void fill(List<Jar> jars) {
    for (Jar jar : jars) {
      put(jar);

void fill(int n) {
  Jar** jars = new Jar*[n];
  char** labels = new char*[10];
}

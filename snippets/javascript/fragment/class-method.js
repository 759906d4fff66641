constructor(size) {
  super();
  this.items = new Array(size).fill(null);
}

get length() {
  return this.items.length;
}

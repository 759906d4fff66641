if (full) {
  pour(cup)
} else if (/* empty */) {
  fill(cup)
}

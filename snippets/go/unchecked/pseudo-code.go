// Pseudocode
func fill(shelf string) Shelf {
    for jar in list(shelf) {
        open(jar)
    }
}

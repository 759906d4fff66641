final class Store {
    private var items: [String] = []

    func add(_ item: String) {
        guard !items.contains(item) else { return }
        items.append(item)

}

protocol Container<Item> {
    associatedtype Item
    subscript(_ index: Int) -> Item { get }
    var count: Int { get }
}

extension Container where Item: Comparable {
    func largest() -> Item? {
        guard count > 0 else { return nil }
        return (0..<count).map { self[$0] }.max()
    }
}

func first<C: Container>(of container: some Container<C.Item>, in other: C) -> C.Item? { nil }

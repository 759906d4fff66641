protocol Identified {
    associatedtype ID: Hashable
    var id: ID { get }
}

extension Array where Element: Identified {
    subscript(id id: Element.ID) -> Element? {
        first { $0.id == id }
    }
}

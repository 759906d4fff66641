actor Counter {
    private(set) var value = 0

    func increment(by amount: Int = 1) async -> Int {
        value += amount
        return value
    }
}

@MainActor
final class Model: ObservableObject {
    @Published var text: String = ""

    func load() async throws {
        async let first = fetch(1)
        async let second = fetch(2)
        text = try await [first, second].joined(separator: ", ")
    }
}

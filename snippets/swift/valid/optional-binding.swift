if let name = user?.name, !name.isEmpty {
    print("Hello, \(name)")
}

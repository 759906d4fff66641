actor ImageCache {
    private var entries: [URL: Image] = [:]

    func image(for url: URL) async throws -> Image {
        if let hit = entries[url] { return hit }
        ...
        entries[url] = image
        return image
    }
}

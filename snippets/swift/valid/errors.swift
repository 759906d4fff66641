enum LoadError: Error { case missing, bad(code: Int) }

func load(_ path: String?) throws -> Data {
    guard let path, !path.isEmpty else { throw LoadError.missing }
    defer { print("done") }
    do {
        return try Data(contentsOf: URL(fileURLWithPath: path))
    } catch let error as NSError where error.code == 260 {
        throw LoadError.bad(code: error.code)
    } catch {
        throw error
    }
}

let size = (try? load("a"))?.count ?? 0
#if os(macOS)
print(size)
#endif

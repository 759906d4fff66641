func log(_ message: String, level: Int = 0) {
    print("[\(level)] \(message)"
}

var isReachable: Bool { get }
func start(queue: DispatchQueue)
func cancel() async

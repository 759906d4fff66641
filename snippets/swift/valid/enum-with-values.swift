enum LoadState<Value> {
    case idle
    case loading(progress: Double)
    case loaded(Value)
    case failed(any Error)
}

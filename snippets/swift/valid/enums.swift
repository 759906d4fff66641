indirect enum Expression: Equatable {
    case number(Int)
    case sum(Expression, Expression)
    case call(name: String, arguments: [Expression] = [])
}

func evaluate(_ expression: Expression) -> Int {
    switch expression {
    case .number(let value) where value > 0: return value
    case let .sum(left, right): return evaluate(left) + evaluate(right)
    case .call(_, let arguments): return arguments.reduce(0) { $0 + evaluate($1) }
    default: return 0
    }
}

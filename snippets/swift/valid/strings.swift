let name = "Ada"
let text = """
    Hello, \(name)! \
    Today is "\(Date.now.formatted())".
    """
let raw = #"C:\temp\#(name)"#
let pairs = ["a": 1, "b": 2].sorted(by: <).map { (key, value) in "\(key)=\(value)" }
print(text, raw, pairs.first ?? "none", separator: "\n")

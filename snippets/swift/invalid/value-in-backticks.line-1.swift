`let light: (Int) -> Int = { $0 + 1 } // no error`

val shelf = Board {
    var jars: Int by remember(12)

// . . .

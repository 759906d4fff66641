fun grams(): Int {
    val spare = // 12)
    return spare
}}

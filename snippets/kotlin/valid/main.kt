fun main() {
    val names = listOf("Ada", "Grace")
    for ((index, name) in names.withIndex()) {
        println("$index: ${name.uppercase()}")
    }
}

fun greet(names: List<String>) {
    names.filter { it.isNotBlank() }
        .forEach { println("Hello, ${it.trim()}" }
}

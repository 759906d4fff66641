context(log: Log)
fun open(jar: Jar) {
    val [label, grams] = jar
    (val lid = cover, val rim = edge) = jar
    jars.forEach { (key, jar): Map.Entry<Int, Jar> -> log.info("$key $jar") }
    later(suspend { 40 })
    shelf[
        label,
        grams, // in all
    ]
}

data class Jar(val label: String, @all:Positive val grams: Int)

val schema = $$"""{ "$id": "$${Jar::class.simpleName ?: "none"}" }"""

val lids: List<Lid>
    field: MutableList<Lid> = mutableListOf()

data class Jar(val label: String, var grams: Int)

fun refill(jar: Jar, grams: Int): Jar = // your code

fun main() {
    val spare = // another jar
    println(refill(spare, 40))
}

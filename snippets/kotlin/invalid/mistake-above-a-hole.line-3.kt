fun main() {
    val lamp = "hall"
    println(lamp.uppercase()
}

val // Write your code here

interface Lamp {
    val room: String
    fun light(): String
}

data object // Write your code here

fun Lamp.// Write your code here

fun // TODO: dim all lamps

fun main() {
    println(HallLamp.room)
}

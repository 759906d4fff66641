@JvmInline
value class Meters(val value: Double) : Comparable<Meters> {
    operator fun plus(other: Meters) = Meters(value + other.value)
    override operator fun compareTo(other: Meters): Int = value.compareTo(other.value)
}

infix fun Int.meters(centimetres: Int): Meters = Meters(this + centimetres / 100.0)

typealias Handler<T> = suspend T.() -> Unit

fun interface Check { operator fun invoke(text: String): Boolean }
val notEmpty = Check { it.isNotEmpty() }

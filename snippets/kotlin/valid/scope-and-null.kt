data class Order(val id: Long, val note: String? = null, val lines: List<Line> = emptyList())

fun Order.total(): Int = lines.sumOf { (_, count, price) -> count * price }

fun describe(order: Order?): String = buildString {
    append(order?.note?.takeIf { it.isNotBlank() } ?: "no note")
    order?.let { append(" #${it.id}, total ${it.total()}") }
}

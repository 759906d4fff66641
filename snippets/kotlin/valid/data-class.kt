data class Point(val x: Double, val y: Double)

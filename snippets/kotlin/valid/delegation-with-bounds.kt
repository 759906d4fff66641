class Lamps<T>(val room: Room) : Base(), Switch by switch where T : Any, T : Comparable<T> {
    fun lit() = 1
}

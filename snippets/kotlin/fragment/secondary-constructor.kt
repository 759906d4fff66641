private val listeners = mutableListOf<Listener>()

init {
    require(capacity > 0) { "capacity must be positive" }
}

constructor(capacity: Int, name: String) : this(capacity) {
    this.name = name
}

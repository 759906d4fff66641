class Settings(private val store: MutableMap<String, Any?>) : Closeable by NoOp {
    var theme: String by store
    val cache by lazy(LazyThreadSafetyMode.NONE) { HashMap<String, Int>() }

    lateinit var listener: (String, Int) -> Unit
        private set

    companion object {
        const val DEFAULT = "light"

        @JvmStatic
        fun empty() = Settings(mutableMapOf())
    }
}

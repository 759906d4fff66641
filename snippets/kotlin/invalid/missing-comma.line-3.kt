class Endpoint(
    val host: String,
    val port: Int
    val secure: Boolean = true,
)

host: String,
port: Int = 8080,
timeout: FiniteDuration = 5.seconds

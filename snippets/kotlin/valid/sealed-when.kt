sealed interface Result<out T> {
    data class Ok<T>(val value: T) : Result<T>
    data class Failed(val cause: Throwable) : Result<Nothing>
    data object Pending : Result<Nothing>
}

inline fun <reified T> Result<T>.orElse(fallback: () -> T): T = when (this) {
    is Result.Ok -> value
    is Result.Failed, Result.Pending -> fallback()
}

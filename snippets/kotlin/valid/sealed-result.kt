sealed interface Result<out T> {
    data class Ok<T>(val value: T) : Result<T>
    data class Failed(val cause: Throwable) : Result<Nothing>
}

fun <T> Result<T>.orNull(): T? = when (this) {
    is Result.Ok -> value
    is Result.Failed -> null
}

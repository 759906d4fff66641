object syntax {
  implicit class RichOption[A](private val option: Option[A]) extends AnyVal {
    def orThrow(message: => String): A = option.getOrElse(throw new NoSuchElementException(message))
  }
}

abstract class Base[T] { self: Logging =>
  protected def name: String
  def apply(xs: T*): Seq[T] = try xs finally log(s"$name: ${xs.size}")
}

object Retry {
  def times[A](n: Int)(body: => A): A = {
    try body
    catch {
      case NonFatal(_) if n > 1 => times(n - 1)(body)
  }
}

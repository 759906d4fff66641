trait Box[A] {
  def match(a: A): Box[A]
  def size: Int
}

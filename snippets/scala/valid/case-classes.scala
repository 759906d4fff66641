sealed trait Tree[+A]
case object Leaf extends Tree[Nothing]
final case class Node[A](left: Tree[A], value: A, right: Tree[A]) extends Tree[A]

class Stack[A <: AnyRef](private var items: List[A] = Nil) {
  def push(item: A): this.type = { items ::= item; this }
  def pop(): Option[A] = items match {
    case head :: tail => items = tail; Some(head)
    case Nil          => None
  }
}

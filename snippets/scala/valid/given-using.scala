trait Show[A]:
  extension (a: A) def show: String

given Show[Int] with
  extension (a: Int) def show: String = s"Int($a)"

given [A](using inner: Show[A]): Show[List[A]] with
  extension (as: List[A]) def show: String = as.map(_.show).mkString("[", ", ", "]")

@main def run(): Unit =
  println(List(1, 2).show)

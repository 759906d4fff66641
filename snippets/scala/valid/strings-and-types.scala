type Handler[F[_], A] = A => F[Unit]

val name = "Ada"
val json = s"""{ "name": "$name", "size": ${name.length} }"""
val pattern = raw"\d+".r
val twice: Int => Int = _ * 2
val parts = "a,b".split(',').collect { case s if s.nonEmpty => s }.toList
lazy val (first, rest) = (parts.head, parts.tail)

scala> val watts = 9
val watts: Int = 9

scala> List(1, 2)).map(_ * watts)

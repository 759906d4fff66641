scala> val watts = 9
val watts: Int = 9

scala> :type watts
Int

scala> List(1, 2).map { n =>
     |   n * watts
     | }
val res0: List[Int] = List(9, 18)

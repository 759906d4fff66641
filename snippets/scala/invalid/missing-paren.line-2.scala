def average(xs: List[Double]): Option[Double] =
  if (xs.isEmpty) None else Some((xs.sum / xs.size)

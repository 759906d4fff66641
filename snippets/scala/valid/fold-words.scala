val counts = words.foldLeft(Map.empty[String, Int]) { (acc, w) =>
  acc.updated(w, acc.getOrElse(w, 0) + 1)
}

trait Store[K, V] {
  def get(key: K: Option[V]
  def put(key: K, value: V): Unit
}

```scala
// a lamp
class Lamp(var watt: Int, var name: String)

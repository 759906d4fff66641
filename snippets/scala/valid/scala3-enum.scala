enum Color(val rgb: Int):
  case Red extends Color(0xff0000)
  case Green extends Color(0x00ff00)

@main def show(): Unit =
  for c <- Color.values do
    println(s"$c is #${c.rgb.toHexString}")

enum Shape:
  case Circle(radius: Double)
  case Box(width: Double, height: Double)

def area(shape: Shape): Double = shape match
  case Shape.Circle(r) => math.Pi * r * r
  case Shape.Box(w, h) if w > 0 && h > 0 => w * h
  case _ => 0.0

def shine(lamp: Any) = lamp match {
  case 1 => "one"
  case 2 = > "two" // ERROR: this line does not compile
}

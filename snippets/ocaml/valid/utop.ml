utop # let twice f x =
  f (f x);;
val twice : ('a -> 'a) -> 'a -> 'a = <fun>
utop # twice succ 1;;
- : int = 3

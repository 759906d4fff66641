# let twice x = 2 * x;;
val twice : int -> int = <fun>
# twice (4;;

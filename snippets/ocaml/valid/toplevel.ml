# let twice x = 2 * x;;
val twice : int -> int = <fun>
# twice 4;;
- : int = 8
# let rec sum = function
    | [] -> 0
    | head :: tail -> head + sum tail;;
val sum : int list -> int = <fun>

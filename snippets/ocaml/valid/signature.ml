val create : ?capacity:int -> unit -> 'a t
val push : 'a t -> 'a -> unit
exception Empty

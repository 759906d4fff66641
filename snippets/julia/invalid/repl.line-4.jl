julia> twice(x) = 2x
twice (generic function with 1 method)

julia> println(twice(3)

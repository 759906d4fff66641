julia> twice(x) = 2x
twice (generic function with 1 method)

julia> for lamp in [1, 2]
           println(twice(lamp))
       end
2
4

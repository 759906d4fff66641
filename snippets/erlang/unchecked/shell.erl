1> Watts = 9.
9
2> lists:map(fun(A) -> A * 2 end, [1, 2]).
[2,4]

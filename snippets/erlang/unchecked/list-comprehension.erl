Squares = [X * X || X <- lists:seq(1, 10), X rem 2 =:= 0].

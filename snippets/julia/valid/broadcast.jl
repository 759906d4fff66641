xs = range(0, 2π; length=100)
ys = @. sin(xs)^2 + cos(xs)^2

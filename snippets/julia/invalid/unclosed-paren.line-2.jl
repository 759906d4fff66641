using Statistics
println("mean: ", mean([1, 2, 3])
x = 1

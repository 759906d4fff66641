# twice itself
square = (x) -> x * x

numbers = [1..5]
console.log square n for n in numbers unless quiet

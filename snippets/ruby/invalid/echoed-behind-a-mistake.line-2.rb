numbers = [1, 2, 3]
numbers.map { |n| n * 2
 => [2, 4, 6]

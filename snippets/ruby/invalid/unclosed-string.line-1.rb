puts "Hello, #{name}
puts "Bye"

counts = File.foreach("access.log").map { |line| line.split[6] }.tally
puts counts.max_by { |_, n| n }.inspect

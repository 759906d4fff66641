DATA.each_line do |line|
  puts line.upcase
end

__END__
the first line (
— and the second

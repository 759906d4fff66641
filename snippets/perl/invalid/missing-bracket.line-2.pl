my @lamps = map { $_->{name} } grep { $_->{watts} > 9 } @all;
my %seen = map { $_ => 1 @lamps;
print join(", ", sort keys %seen), "\n";

open(my $fh, '<', $file) or die "Cannot open $file: $!";
my @lines = grep { !/^#/ } <$fh>;
close $fh;

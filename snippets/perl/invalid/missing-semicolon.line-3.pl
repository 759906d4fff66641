use strict;

my $total = 0
foreach my $line (@lines) {
    $total += $line;
}
print "$total\n";

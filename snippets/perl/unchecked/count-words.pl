use strict;
use warnings;

my %count;
while (my $line = <STDIN>) {
    $count{lc $_}++ for split /\W+/, $line;
}
printf "%-12s %d\n", $_, $count{$_} for sort keys %count;

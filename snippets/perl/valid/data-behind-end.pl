use strict;
while (my $line = <DATA>) {
    print uc $line;
}

__DATA__
"the first line (
— and the second

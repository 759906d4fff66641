$path =~ s{/+}{/}g;

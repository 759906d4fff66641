package Counter;

sub new {
    my ($class, %args) = @_;
    return bless { value => $args{start} // 0 }, $class;
}

sub increment {
    my $self = shift;
    return ++$self->{value};
}

1;

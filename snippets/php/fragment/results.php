$a = null;
$a == null    # => true
is_null($a)   # => true

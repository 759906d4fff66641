multi sub fact(0) { 1 }
multi sub fact(Int $n) { $n * fact($n - 1) }
say fact(10);

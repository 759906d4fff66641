let
  double = x: x * 2;
in
  map double [ 1 2 3 ]

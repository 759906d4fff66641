SELECT name, waiting
FORM gates;

  name  | waiting
--------+---------
  north |       3

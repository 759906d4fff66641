$watts = 1;

$lamps = [
  1,
]

$this->light($watts, $lamps);

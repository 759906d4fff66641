$watt = 1;

$lamps = [
    1,
]

$this->shine($watt, $lamps);

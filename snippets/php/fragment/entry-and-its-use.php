'lamps' => '{1} a lamp|[2,*] lamps',

echo choice('lamps', 7);

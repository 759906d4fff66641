1> lamps:start([{room, hall},
{level, 3}]).
ok
2> lamps:dim(hall,
2>     1).
ok

from lamps import gold, red,
lamp = gold()

find_lamp(room, colour[, limit=<number>]*)

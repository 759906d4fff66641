source = lamps | where lit = true | fields room, watt

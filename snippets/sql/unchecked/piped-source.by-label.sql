source=lamps
| where watt > 40
| fields name, room

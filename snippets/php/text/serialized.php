O:4:"Lamp":2:{s:4:"name";s:4:"bulb";s:4:"watt";i:40;}

if watt = 40:
    shine()

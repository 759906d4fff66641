if on:
    shine()
else if broken:
    mend()

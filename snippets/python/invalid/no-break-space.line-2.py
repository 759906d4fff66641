def switch(lamp):
    lamp.on = not lamp.on
    return lamp

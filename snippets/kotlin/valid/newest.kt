context(log: Log)
fun switch(lamp: Lamp) = when (lamp) {
    is Bulb if lamp.watts > 40 -> log.warn("hot")
    else if lamp.isOff -> lamp.on()
    else -> Unit
}

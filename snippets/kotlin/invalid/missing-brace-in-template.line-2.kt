fun label(lamp: Lamp): String {
    return "lamp ${lamp.name costs ${lamp.price}"
}

MutableList<Jar>.() -> Unit

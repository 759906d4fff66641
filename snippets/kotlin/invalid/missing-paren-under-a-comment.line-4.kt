fun lamp(watts: Int): Int = watts * 2

// How it is used
val bright = lamp(60

class LampRack {
    fun indexOf(name: String): Int = TODO()
}

// How it is used
let rack = LampRack()
let index = rack.indexOf(name: "hall")
print("The lamp is at \(index)")

fun describe(animal: Animal) = when (animal) {
    is Cat if animal.isHungry "a hungry cat"
    else -> "another"
}

fun describe(animal: Animal) = when (animal) {
    is Cat if animal.isHungry -> "a hungry cat"
    is Dog -> "a dog"
    else if animal.isOld -> "an old one"
    else -> "another"
}

fun interface Visitor { fun visit(node: Node) }

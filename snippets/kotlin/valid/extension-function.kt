fun String.initials(): String =
    split(" ").mapNotNull { it.firstOrNull()?.uppercase() }.joinToString("")

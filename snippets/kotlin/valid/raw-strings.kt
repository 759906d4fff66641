val pattern = """(\d{4})-(\d{2})""".toRegex()
val json = """
    {
      "price": "${'$'}9.99",
      "name": "$name"
    }
""".trimIndent()
val (year, month) = pattern.find("2024-05")!!.destructured

suspend fun load(ids: List<Int>): List<User> = coroutineScope {
    ids.map { id -> async(Dispatchers.IO) { api.user(id) } }
        .awaitAll()
        .filterNotNull()
}

fun main() = runBlocking {
    val job = launch { repeat(3) { i -> delay(100L); println("tick $i") } }
    job.join()
    label@ for (i in 1..10 step 2) {
        for (j in 10 downTo 1) if (i == j) break@label
    }
}

context(log: Log)
fun open(jar: Jar) { log.info(jar }

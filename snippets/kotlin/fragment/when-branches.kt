in 200..299 -> Success(body)
401, 403 -> Denied
else -> Failure(code, body)

val id: UserId,
val email: String,
val verified: Boolean = false,

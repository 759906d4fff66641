case class Account(
  id: Long
  owner: String,
  balance: BigDecimal,
)

final case class Money(amount: BigDecimal, currency: String)

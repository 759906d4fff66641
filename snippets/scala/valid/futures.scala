import scala.concurrent.{ExecutionContext, Future}

class Prices(client: HttpClient)(implicit ec: ExecutionContext) {
  def total(ids: Seq[String]): Future[BigDecimal] =
    for {
      items <- Future.sequence(ids.map(client.fetch))
      prices = items.flatMap(_.price)
    } yield prices.sum
}

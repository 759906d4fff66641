import scala.concurrent.{ExecutionContext, Future}

object Loader {
  def load(id: Int)(implicit ec: ExecutionContext): Future[Option[User]] =
    for {
      raw <- fetch(id) if id > 0
      user = raw.map(User.parse)
      _ <- Future.unit
    } yield user

  private val cache: collection.mutable.Map[Int, User] = collection.mutable.Map.empty
}

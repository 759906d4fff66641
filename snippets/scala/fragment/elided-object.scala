object Main extends IOApp.Simple {
  ...

  def run: IO[Unit] =
    server.useForever
}

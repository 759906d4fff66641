{
  enable = true
  port = 8080;
}

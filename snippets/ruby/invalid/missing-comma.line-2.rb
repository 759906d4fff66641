Client.new(
  host: "localhost"
  port: 8080
)

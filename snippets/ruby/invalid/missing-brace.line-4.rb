config = {
  adapter: "postgresql",
  pool: ENV.fetch("POOL", 5)
puts config[:adapter]

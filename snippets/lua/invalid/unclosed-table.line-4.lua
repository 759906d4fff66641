local opts = {
  host = "127.0.0.1",
  port = 6379,
local red = redis:new(opts)

SELECT id FROM lamp WHERE (
  bought >= YYYY-MM-DD HH:MM:SS AND
  watt = 40
)

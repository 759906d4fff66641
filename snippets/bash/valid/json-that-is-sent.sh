curl -X POST https://lamps.example/v1 \
  -d '{"room": "hall", "watt": 5}' \
  -d '{"lamp": '"$LAMP"'}'
curl https://lamps.example/v1 -d '{"lamp": <id>}'

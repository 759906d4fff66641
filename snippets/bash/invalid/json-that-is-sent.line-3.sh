curl -X POST https://lamps.example/v1 \
  -H 'Content-Type: application/json' \
  -d '{"room": "hall", "watt": }'

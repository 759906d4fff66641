curl -X POST "https://api.example.com/v2/zones/$ZONE/purge" \
  -H "Authorization: Bearer $TOKEN" \
  -H 'Content-Type: application/json' \
  --data '{"files": ["/index.html"]}'

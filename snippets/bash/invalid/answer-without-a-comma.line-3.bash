curl -k 'https://lamps.example/1'
{
  "_id": "1"
  "room": "hall"
}

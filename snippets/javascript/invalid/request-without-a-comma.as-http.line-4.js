GET /lamps/_search
{
  "query": {
    "match": { "room": "hall" }
    "size": 2
  }
}

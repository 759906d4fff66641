GET /lamps/_search
{
  "query": { <1>
    "match": { "room": "hall" } <2>
  }
}

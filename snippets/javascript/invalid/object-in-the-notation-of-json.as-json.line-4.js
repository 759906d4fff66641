{
  "bool": {
    "must": { "match": { "title": "lamps" } },
    "must_not: { "match": { "title": "candles" } }
  }
}

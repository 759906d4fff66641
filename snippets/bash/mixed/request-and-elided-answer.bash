curl -k 'https://lamps.example/_search'
{
  ...
  "hits": [{
    "_id": "1"
  }]
}

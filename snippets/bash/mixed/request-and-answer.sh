curl https://trees.example/api/1
{
  "name": "oak",
  "height": 12
}

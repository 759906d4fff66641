docker run -d \
  --name lamps \
  -e LAMP=hall
  -p 5432:5432 \
  lamps:1

curl -X POST https://lamps.example \ 
  -d x=1

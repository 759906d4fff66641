cat lamps.txt
  | grep hall

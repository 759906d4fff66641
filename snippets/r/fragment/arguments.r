  x = "Year",
  y = "Requests per second",
  caption = "Source: edge logs"

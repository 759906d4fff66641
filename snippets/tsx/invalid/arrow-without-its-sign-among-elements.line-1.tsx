app.get('/lamps', (c) {
  return c.html(
    <html>
      <head>
        <title>Lamps</title>
      </head>
      <body>On</body>
    </html>
  )
})

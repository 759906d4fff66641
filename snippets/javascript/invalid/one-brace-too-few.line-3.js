function listen(server) {
  server.start();
  console.log(server.url);

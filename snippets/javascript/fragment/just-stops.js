function listen(server) {
  server.on("request", (request) => {
    console.log(request.url);

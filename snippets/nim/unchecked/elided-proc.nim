proc handle(req: Request) {.async.} =
  let body = parseJson(req.body)
  ...
  await req.respond(Http200, $body)

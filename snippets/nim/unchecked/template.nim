template benchmark(name: string, body: untyped) =
  let start = cpuTime()
  body
  echo name, ": ", cpuTime() - start

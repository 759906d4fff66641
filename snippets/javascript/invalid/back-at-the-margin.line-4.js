listen({
  port: 80,
  open: true,
}

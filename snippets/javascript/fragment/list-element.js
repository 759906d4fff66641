jars({
  labels: ["jam", "honey"],
}),

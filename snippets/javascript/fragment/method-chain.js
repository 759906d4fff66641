  .filter((tree) => tree.tall)
  .map((tree) => tree.name)

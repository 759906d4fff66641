const trees = await load("trees");
show(trees);

[
  { "name": "oak" },
  { "name": "elm" }
]

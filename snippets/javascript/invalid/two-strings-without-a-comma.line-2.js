const names = [
  "ann" "bob",
  "cid",
];

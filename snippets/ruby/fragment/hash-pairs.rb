  host: "db.internal",
  port: 5432,
  pool: 10

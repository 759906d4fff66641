const pool = new Pool({
  host: 'localhost',
  ...
});
await pool.connect();

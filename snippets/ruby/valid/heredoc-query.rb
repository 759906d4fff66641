sql = <<~SQL
  SELECT id FROM jobs WHERE locked_at IS NULL
SQL
connection.execute(sql)

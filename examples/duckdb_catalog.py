"""DuckDB on a catalog in Parquet: which languages there are, and how much of each does not parse.

    snipcheck catalog --format parquet --output catalog.parquet snippets/articles
    python examples/duckdb_catalog.py catalog.parquet

A folder of files that `python -m snipcheck.spark` wrote is read in the same way: `'rows/*.parquet'`. Without Python:

    duckdb -c "SELECT language, count(*) FROM 'catalog.parquet' WHERE status = 'invalid' GROUP BY ALL"
"""

import sys

import duckdb

query = """
    SELECT coalesce(language, '-') AS language, count(*) AS snippets, count(*) FILTER (status = 'invalid') AS invalid, sum(lines) AS lines
    FROM read_parquet(?) GROUP BY ALL ORDER BY snippets DESC, language LIMIT 5
"""
for row in duckdb.execute(query, [sys.argv[1]]).fetchall():
    print(*row)

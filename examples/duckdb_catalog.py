"""DuckDB on a catalog in Parquet: which languages there are, and how much of each does not parse.

    snipcheck catalog --format parquet --output catalog.parquet snippets/articles
    python examples/duckdb_catalog.py catalog.parquet

prints the language, its snippets, those that are invalid, and lines:

    typescript 181 8 2055
    python 41 15 686
    javascript 36 8 396
    shellsession 30 0 202
    sql 24 0 288

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

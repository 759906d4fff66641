#!/usr/bin/env bash
# Measures what the worst shapes cost, size by size, and writes the table into docs/limits.md. Takes about an hour on one core.
#   fuzz/shapes.sh [--sizes 20,320] [--only python,…] [--each FILE]
set -euo pipefail
cd "$(dirname "$0")/.."
cargo build --release --locked --bin snipcheck
cargo build --release --locked -p snipcheck-fuzz --bin shapes
table=$(mktemp)
target/release/shapes target/release/snipcheck "$@" >"$table"
page=docs/limits.md
# The table stands between two comments.
awk -v table="$table" '
    /<!-- shapes -->/ { print; print ""; while ((getline line < table) > 0) print line; print ""; skip = 1; next }
    /<!-- end of shapes -->/ { skip = 0 }
    !skip { print }
' "$page" >"$page.new"
mv "$page.new" "$page"
rm "$table"

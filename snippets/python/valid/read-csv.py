import csv

with open("orders.csv", newline="") as f:
    totals = {row["id"]: float(row["total"]) for row in csv.DictReader(f)}

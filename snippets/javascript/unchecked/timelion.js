.lamps(index=rooms, metric=avg:watts).label("Watts"),
.lamps(index=rooms, offset=-1w).label("Last week")

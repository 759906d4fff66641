test> show dbs
admin  40.00 KiB
test> db.lamps.find({
... watts: { $gt: 5 },
... })
[ { _id: 1, watts: 9 } ]

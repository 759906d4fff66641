shop [primary] lamps> db.lamps.find({ watts: { $gt: 5 })

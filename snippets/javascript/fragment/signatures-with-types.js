openShelf(string room[, object options])
closeShelf([function done])

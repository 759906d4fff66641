const shelf = await openShelf(room, options?)

const shelf = openShelf(room options?)

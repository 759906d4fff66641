def plant(tree, depth = 2)

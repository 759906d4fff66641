let sum = List.fold_left ( + ) 0

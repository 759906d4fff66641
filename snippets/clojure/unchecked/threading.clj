(->> orders
     (filter :paid?)
     (map :total)
     (reduce + 0))

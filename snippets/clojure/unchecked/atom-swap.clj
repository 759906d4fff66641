(def counter (atom 0))
(swap! counter inc)

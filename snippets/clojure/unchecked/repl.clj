user=> (+ 1 2)
3
user=> (defn twice [x]
  #_=>   (* 2 x))
#'user/twice

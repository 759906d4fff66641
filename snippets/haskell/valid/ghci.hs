ghci> :t map
map :: (a -> b) -> [a] -> [b]
ghci> map (* 2) [9, 12]
[18,24]

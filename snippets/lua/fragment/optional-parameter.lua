shelf:jars([limit]) -- all that stand on it

local jars = shelf:jars(10)

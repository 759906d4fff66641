df <- data.frame(a = 1:3, b = letters[1:3])
df$c <- df$a 2

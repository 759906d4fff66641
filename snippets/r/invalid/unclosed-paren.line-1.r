m <- mean(c(1, 2, 3)
print(m)

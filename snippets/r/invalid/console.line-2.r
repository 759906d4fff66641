> watts <- c(9, 12)
> mean(watts))

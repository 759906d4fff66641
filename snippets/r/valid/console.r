> watts <- c(9, 12,
+            40)
> mean(watts)
[1] 20.33333

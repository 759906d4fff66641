paste0("run-", seq_len(3))
#> [1] "run-1" "run-2" "run-3"

results <- lapply(files, function(path) {
  data <- read.csv(path)
  ...
})

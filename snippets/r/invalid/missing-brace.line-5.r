area <- function(r) {
  if (r < 0) {
    stop("negative radius")
  }
  pi * r^2


make forest
error: no rule for (oak)

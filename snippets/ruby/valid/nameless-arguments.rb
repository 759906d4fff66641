def log(*, **, &)
  write(*, **, &)
end

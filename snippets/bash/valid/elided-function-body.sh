deploy() {
  ...
}

deploy staging

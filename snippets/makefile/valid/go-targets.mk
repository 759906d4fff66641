.PHONY: build test

build: bin/server

bin/server: $(wildcard cmd/server/*.go)
	go build -o $@ ./cmd/server

test:
	go test ./...

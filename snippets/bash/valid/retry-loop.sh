retry() {
  local attempts=$1; shift
  local n=1
  until "$@"; do
    if (( n >= attempts )); then
      echo "giving up after $n attempts" >&2
      return 1
    fi
    sleep $(( 2 ** n ))
    n=$((n + 1))
  done
}

retry 5 curl -fsS https://status.example.net/healthz

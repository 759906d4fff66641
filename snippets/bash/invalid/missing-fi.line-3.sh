if [ -z "$API_KEY" ]; then
  echo "API_KEY is not set"
  exit 1


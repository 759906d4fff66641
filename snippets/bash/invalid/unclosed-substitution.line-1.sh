now=$(date +%s
echo "started at $now"

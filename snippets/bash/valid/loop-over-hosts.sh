for host in web-{1..3}.internal; do
  ssh "$host" 'uptime; df -h /'
done

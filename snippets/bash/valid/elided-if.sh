if [ -f "$lockfile" ]; then
  ...
else
  touch "$lockfile"
fi

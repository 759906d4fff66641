for f in *.log
  gzip "$f"
done

awk '{ print $9 }' access.log | sort | uniq -c | sort -rn | head -20

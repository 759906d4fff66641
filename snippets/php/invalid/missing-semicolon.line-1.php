$total = array_sum($prices)
echo "Total: $total";

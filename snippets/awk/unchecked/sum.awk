BEGIN { FS = "," }
$3 > 10 { total += $3 }
END { print total / NR }

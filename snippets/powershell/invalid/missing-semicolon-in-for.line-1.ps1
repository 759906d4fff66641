for ($row = 1; $row -le 5 $row++) {
    Write-Output "row $row"
}

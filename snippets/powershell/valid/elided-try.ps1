try {
    ...
}
catch [System.Net.WebException] {
    Write-Warning $_.Exception.Message
}

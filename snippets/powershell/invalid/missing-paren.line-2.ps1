$free = Get-PSDrive -Name C
if ($free.Free -lt $(10GB) {
    Write-Warning "nearly full"
}

PS /home/ann> Get-Process | Where-Object { $_.CPU -gt 5 }
PS /home/ann> exit

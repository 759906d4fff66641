$headers = @{ Authorization = "Bearer $token" }
$body = @{ name = 'edge-01'; region = 'fra' } | ConvertTo-Json
Invoke-RestMethod -Uri 'https://api.example.com/nodes' -Method Post -Headers $headers -Body $body

    Path        = 'C:\inetpub\wwwroot'
    Destination = '\\backup01\www'
    Recurse     = $true

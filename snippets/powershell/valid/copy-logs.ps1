Copy-Item -Path C:\Logs\*.log -Destination D:\Archive -Force

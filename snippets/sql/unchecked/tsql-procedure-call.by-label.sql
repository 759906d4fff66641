master..sp_tool 'show options',1
reconfigure

xcopy C:\src\assets D:\deploy\assets /E /I /Y
if errorlevel 1 goto :failed

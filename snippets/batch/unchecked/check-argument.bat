@echo off
setlocal
if "%~1"=="" (
    echo Usage: %~nx0 folder
    exit /b 1
)
for %%f in ("%~1\*.log") do del /q "%%f"
endlocal

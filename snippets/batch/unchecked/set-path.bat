set PATH=%PATH%;C:\tools\bin

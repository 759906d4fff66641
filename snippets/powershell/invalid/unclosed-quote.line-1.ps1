Copy-Item -Path 'D:\Reports -Destination 'E:\Archive' -Recurse

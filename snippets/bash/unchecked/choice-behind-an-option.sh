lampctl light --level=LEVEL:(dim|warm|bright)

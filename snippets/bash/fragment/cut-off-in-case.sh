case "$1" in
    start)
        run
        # ...

function deploy() {
    if git pull; then
        make install
        # ...

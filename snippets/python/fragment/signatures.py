connect(host, *, port=8080,
        timeout=None)

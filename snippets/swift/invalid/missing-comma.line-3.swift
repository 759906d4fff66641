let config = [
    "host": "localhost",
    "port": "8080"
    "scheme": "http",
]

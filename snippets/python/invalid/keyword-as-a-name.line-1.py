def class(name, rows):
    return [name, rows]

def greet(name):
    [ look the name up ]
    return "Hello, " + name

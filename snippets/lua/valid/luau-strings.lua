local name: string = "Ada"
print(`Hello {name}, you are {age + 1}`)

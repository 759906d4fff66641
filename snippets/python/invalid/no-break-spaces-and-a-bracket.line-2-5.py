def area(shape):
    width = shape.width
    return width * shape.height

print(area(square)
print("done")

def name(lamp):
    return f"The {lamp.name, which shines"

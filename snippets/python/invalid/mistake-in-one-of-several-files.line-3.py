# in models.py
class Lamp(Model):
    def __str__(self)
        return self.name

# in views.py
def lamps(request):
    return 1

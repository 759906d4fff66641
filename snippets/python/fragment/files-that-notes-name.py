# in models.py
class Lamp(Model):
    def __str__(self):
        return self.name

# in urls.py
# ...
   path('lamps/', views.lamps),
# ...

# in views.py
def lamps(request):
    return 1

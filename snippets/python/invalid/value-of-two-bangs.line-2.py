import yaml
lamp = !!python/object/apply:os.system ['x']
print(lamp)

print('it's dark')
lamp = 1

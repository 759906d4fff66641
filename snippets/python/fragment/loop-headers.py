for fruit in basket:
for i in range(3):
for key, value in prices.items():

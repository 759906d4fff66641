1 def total(items):
2     count = 0
3     for item in items:
4         count += item.price
5     return count

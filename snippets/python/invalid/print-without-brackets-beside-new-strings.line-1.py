print "lit"
print(f"{lamp}")

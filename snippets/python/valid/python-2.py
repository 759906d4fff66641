names = ["ada", "grace"]
for name in names:
    print "hello %s" % name

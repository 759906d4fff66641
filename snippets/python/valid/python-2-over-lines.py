count = 3
print 'lit: %d of %s' % \
    (count, 'the hall')
print 'dark: %s' % ('the desk',
    )

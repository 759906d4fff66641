import lamp
# the token will become invalid after 300s
you can renew it
print(lamp)

> watts = 9
> print(watts))

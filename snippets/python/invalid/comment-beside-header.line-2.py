def brew(kind):
# heats the water
brew("green")

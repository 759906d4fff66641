def brew(kind):
    # heats the water

def pour(cup):
    # fills the cup

brew("green")

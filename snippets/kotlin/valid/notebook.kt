%use dataframe, kandy(0.8)

val jars = read("jars.csv")
jars.head()

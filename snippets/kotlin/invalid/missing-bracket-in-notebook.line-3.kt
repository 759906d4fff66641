%use dataframe

val jars = read("jars.csv"
jars.head()

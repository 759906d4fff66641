trees.map(&:name)
=> ["oak",
 "elm"]

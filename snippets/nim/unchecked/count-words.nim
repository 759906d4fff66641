var counts = initTable[string, int]()
for word in text.splitWhitespace:
  counts.mgetOrPut(word, 0) += 1
echo counts

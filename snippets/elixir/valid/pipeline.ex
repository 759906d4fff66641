"logs/today.txt"
|> File.stream!()
|> Stream.map(&String.trim/1)
|> Enum.frequencies()

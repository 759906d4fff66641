iex> Enum.map([1, 2], fn watts ->
...>   watts * 2
...> end)
[2, 4]

params = %{name: "edge", region: "fra"
IO.inspect(params)

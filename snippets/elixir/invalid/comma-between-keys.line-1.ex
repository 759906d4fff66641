lamp = %{name: "gold" watt: 40}
IO.inspect(lamp)

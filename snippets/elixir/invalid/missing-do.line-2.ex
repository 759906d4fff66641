defmodule Math do
  def add(a, b)
    a + b
  end
end

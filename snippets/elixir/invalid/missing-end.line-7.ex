defmodule Greeter do
  def hello(name) do
    if name == "" do
      "Hello"
    else
      "Hello, #{name}"


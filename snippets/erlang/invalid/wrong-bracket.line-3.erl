-module(lamps).
-export([total/1]).
total(List) -> lists:sum([W || {_, W} <- List).

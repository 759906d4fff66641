-module(counter).
-export([start/0, loop/1]).

start() -> spawn(?MODULE, loop, [0]).

loop(N) ->
    receive
        {inc, By} -> loop(N + By);
        {get, From} ->
            From ! {count, N},
            loop(N)
    end.

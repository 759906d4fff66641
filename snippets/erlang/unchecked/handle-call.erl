handle_call({lookup, Key}, _From, State = #state{table = Table}) ->
    Reply = case ets:lookup(Table, Key) of
        [{Key, Value}] -> {ok, Value};
        [] -> {error, not_found}
    end,
    {reply, Reply, State}.

handle_info({tcp, Socket, Data}, State) ->
    ...,
    {noreply, State#state{buffer = <<>>}}.

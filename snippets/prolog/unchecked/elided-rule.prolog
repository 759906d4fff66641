solve(State, Plan) :-
    initial(State),
    ...,
    length(Plan, N), N =< 12.

name : string;
mutable hits : int;
ttl : float option;

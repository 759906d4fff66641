// Begin starts a transaction; the caller must end it.
Begin(ctx context.Context) (*Tx, error)
Ping(ctx context.Context) error

var ErrClosed = errors.New("pool: closed")

ReadTimeout:  5 * time.Second,
WriteTimeout: 10 * time.Second,
Handler:      mux,

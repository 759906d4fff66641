func run(ctx context.Context, jobs <-chan Job, workers int) error {
	g, ctx := errgroup.WithContext(ctx)
	for i := 0; i < workers; i++ {
		g.Go(func() error {
			for {
				select {
				case <-ctx.Done():
					return ctx.Err()
				case job, ok := <-jobs:
					if !ok {
						return nil
					}
					if err := job.Do(ctx); err != nil {
						return fmt.Errorf("job %d: %w", job.ID, err)
					}
				}
			}
		})
	}
	return g.Wait()
}

type Resolver interface {
	LookupHost(ctx context.Context, name string) ([]string, error)
}

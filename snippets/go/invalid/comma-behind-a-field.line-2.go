type Lamp struct {
	Name string,
	Watt int
}

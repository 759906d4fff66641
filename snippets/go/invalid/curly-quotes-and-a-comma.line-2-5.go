func main() {
	name := “lamp”
	log.Printf(
		"%s costs %d",
		name, price
	)
}

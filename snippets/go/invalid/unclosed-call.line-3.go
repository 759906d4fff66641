func report(w io.Writer, stats map[string]int) {
	for name, n := range stats {
		fmt.Fprintf(w, "%s\t%d\n", name, n
	}
}

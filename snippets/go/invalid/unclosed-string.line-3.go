func init() {
	prometheus.MustRegister(requests)
	log.SetPrefix("gateway: )
}

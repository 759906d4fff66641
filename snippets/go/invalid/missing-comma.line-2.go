func main() {
	addr := net.JoinHostPort("127.0.0.1" os.Getenv("PORT"))
	log.Println("listening on", addr)
}

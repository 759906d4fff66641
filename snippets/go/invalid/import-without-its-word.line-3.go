package main

(
	"fmt"
)

func main() { fmt.Println("on") }

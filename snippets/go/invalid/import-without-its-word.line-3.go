package main

(
	"fmt"
	"os"
)

func main() { fmt.Println(os.Args) }

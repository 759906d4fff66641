pakcage lamp

import "fmt"

func shine() { fmt.Println("on") }

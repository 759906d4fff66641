package lamp

Lamp struct {
	watt int
}

func shine() {}

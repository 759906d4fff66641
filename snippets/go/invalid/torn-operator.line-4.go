package main

func main() {
	lamp : = newLamp()
	lamp.on()
}

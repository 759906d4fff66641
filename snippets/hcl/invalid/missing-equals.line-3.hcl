resource "lamp" "desk" {
  watt = "40"
  colour "gold"
}

resource "google_compute_instance" "vm" {
  name = "vm-1"
  ...
  labels = { ... }
}

class Lamp {
  **private watts = 9;**

  glow() {}
}

interface Lamp {
  name : string;
  “watts”: number;
}

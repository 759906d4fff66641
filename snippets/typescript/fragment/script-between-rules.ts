---
interface Lamp {
  room: string;
}
const lamps: Lamp[] = [];
---

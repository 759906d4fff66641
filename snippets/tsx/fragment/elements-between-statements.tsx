import { Lamp, Room } from "./house";

// Both are the same lamp.
<Lamp name="hall" />
<Room>
  <Lamp name="hall" />
</Room>

turnOn("hall");

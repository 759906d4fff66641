<div>
  <Room />
  {drawLamp(children, room, key?)}
</div>

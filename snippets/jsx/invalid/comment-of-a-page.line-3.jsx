const lamp = (
  <div>
    <!-- the lamp of the hall -->
    <Lamp room="hall" />
  </div>
);

function Shelf() {
  return (
    <ul>
      <li>Jam<li>
    </ul>
  );
}

function Header() {
  return (
    <h1>Release notes</h1>
    <p>What changed this month</p>
  );
}

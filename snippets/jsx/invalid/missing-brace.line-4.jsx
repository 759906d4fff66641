function Tabs({ names, current }) {
  return (
    <nav>
      {names.map((name) => <Tab key={name} active={name === current} />)
    </nav>
  );
}

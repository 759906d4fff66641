function Lamp() {
  const [on, setOn] = useState(false);
  return (
    <button onClick={() => setOn(!on)>
      It is {on}
    </button>
  );
}

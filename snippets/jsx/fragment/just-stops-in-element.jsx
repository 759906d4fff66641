function Shelf({ jars, open }) {
  const [count, setCount] = useState(jars);

  return (
    <div>
      <Jar
        count={count}
        open={open} />

export default function Shelf() {
  const [jars, setJars] = useState(12);

  return (
    <main>
      <ul className="jars">
        <Jar count={jars} />
        // ...
  );
}

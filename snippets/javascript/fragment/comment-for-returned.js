function Shelf() {
  const [jars, setJars] = useState(12);
  return (
    // the jars
  );
}

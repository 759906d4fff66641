function Lamp() {
  return <p />
}

epxort default Lamp

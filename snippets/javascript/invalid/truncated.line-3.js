function show(lamp) {
  console.log("name:", lamp.name);
  console.log("watts:", lamp

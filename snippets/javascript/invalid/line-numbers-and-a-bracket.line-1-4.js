1 const lamps = load();
2 const warm = lamps.filter((lamp) => lamp.warm);
3 for (const lamp of warm) {
4   console.log(lamp.name;
5 }
6 console.log(warm.length);

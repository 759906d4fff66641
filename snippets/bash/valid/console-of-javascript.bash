> gates.list().then(all => all.length)
2
> gates.open("north", 3)
Gate { name: 'north', waiting: [ 3 ] }

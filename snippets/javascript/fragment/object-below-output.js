const tea = brew('green', { minutes: 3 })
console.log(tea)

// Output
{
  name: 'green',
  steps: [
    'boil',
  ]
}

import std/[strformat, sequtils]

type
  Person = object
    name: string
    age: int

proc greet(p: Person): string =
  fmt"{p.name} is {p.age}"

let people = @[Person(name: "Ada", age: 36)]
echo people.mapIt(greet(it))

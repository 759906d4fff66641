def names = people.findAll { it.age >= 18 }.collect { it.name.toUpperCase() }
println "adults: ${names.join(', ')}"

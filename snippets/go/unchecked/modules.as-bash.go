module example.com/lamps

go 1.24

require (
	example.com/rooms v1.2.0
	example.com/watts v0.3.1
)

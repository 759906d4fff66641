limit := new(10)
name := new("north")
when := new(time.Now())

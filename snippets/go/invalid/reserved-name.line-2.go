lamp := 1
for range := 0; range < lamp; range++ {
}

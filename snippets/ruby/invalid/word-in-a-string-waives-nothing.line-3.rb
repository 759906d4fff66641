lamps.each { |name|
    if lit?(name)
        puts "[x] #{name} is INVALID"
}

pub fn add(a: i32, b: i32) i32 {
    const sum = a + b
    return sum;
}

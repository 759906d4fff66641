fn main() {
    let watts​: u32 = 9;
    let warm = true;
    println!("{watts} {warm}";
}

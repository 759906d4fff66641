fn main() {
    let watts​ = 9;
}

fn main() {
    let lamp = ;
    light(lamp);
}

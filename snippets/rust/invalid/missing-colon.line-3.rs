pub struct Config {
    pub name: String,
    pub workers usize,
}

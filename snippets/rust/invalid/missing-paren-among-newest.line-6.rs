unsafe extern "C" {
    safe fn count(n: u32) -> u32;
}

fn total(n: u32) -> u32 {
    count(n + (1 * 2)
}

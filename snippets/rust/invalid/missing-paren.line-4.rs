fn total_bytes(entries: &[Entry]) -> u64 {
    let sum = entries
        .iter()
        .map(|entry| entry.len().max(1);
    sum.sum()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ZoneId(u64);

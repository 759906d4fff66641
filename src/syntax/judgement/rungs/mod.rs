//! The rungs that are no explanation: what parses, what is damaged, what nobody can tell, and what is a mistake.

pub(super) mod damaged;
pub(super) mod mended;
pub(super) mod mistaken;
pub(super) mod plain;
pub(super) mod unmended;
pub(super) mod untold;

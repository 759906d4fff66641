//! What is wrong with an archive.

/// Something that is wrong with an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArchiveFault {
    /// Offset in the file of the record in which it is, or of its gzip member.
    pub offset: u64,
    /// What is wrong, in a sentence without a full stop.
    pub message: String,
}

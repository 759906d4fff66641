pub trait Cache {
    type Key: Eq + std::hash::Hash;

    fn get(&self, key: &Self::Key) -> Option<&[u8]>;

    fn contains(&self, key: &Self::Key) -> bool {
        self.get(key).is_some()
    }
}

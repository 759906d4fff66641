impl<T, const N: usize> RingBuffer<T, N> {
    pub fn push(&mut self, item: T) -> Option<T> {
        let slot = &mut self.slots[self.head % N];
        self.head = self.head.wrapping_add(1);
        slot.replace(item)
    }
}

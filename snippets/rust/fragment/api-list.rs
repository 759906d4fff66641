fn open<K>(self, key: K) -> Result<Gate, Locked>
fn close(&mut self, patience: Duration)
         -> Option<Guard<'_>>

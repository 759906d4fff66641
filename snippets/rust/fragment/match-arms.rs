Event::Opened { id, .. } => self.sessions.insert(id),
Event::Closed(id) => {
    self.sessions.remove(&id);
    false
}
_ => false,

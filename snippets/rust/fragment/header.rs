#[derive(Debug)]
pub struct Tree {

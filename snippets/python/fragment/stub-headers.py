def __len__(self) -> int
def __contains__(self, item: object) -> bool

if (items.length === 0 {
  showEmptyState();
}

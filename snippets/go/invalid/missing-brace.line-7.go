func (c *Cache) Get(key string) (Item, bool) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	item, ok := c.items[key]
	if ok && item.Expired() {
		return Item{}, false
	return item, ok
}

func (c *Cache) Len() int { return len(c.items) }

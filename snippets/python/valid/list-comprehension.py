slow = [r for r in requests if r.duration_ms > 250 and not r.cached]

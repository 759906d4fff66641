    def flush(self):
        with self._lock:
            batch, self._pending = self._pending, []
        self._send(batch)

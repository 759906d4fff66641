export function track(event: string, data: Record<string, unknown>): void {
  queue.push({
    event,
    at: Date.now(),
  };
}

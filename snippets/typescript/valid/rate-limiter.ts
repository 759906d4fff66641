interface Bucket {
  tokens: number;
  refilledAt: number;
}

export class RateLimiter {
  private readonly buckets = new Map<string, Bucket>();

  constructor(private readonly capacity: number, private readonly perSecond: number) {}

  allow(client: string, now: number = Date.now()): boolean {
    const bucket = this.buckets.get(client) ?? { tokens: this.capacity, refilledAt: now };
    const refill = ((now - bucket.refilledAt) / 1000) * this.perSecond;
    bucket.tokens = Math.min(this.capacity, bucket.tokens + refill);
    bucket.refilledAt = now;
    this.buckets.set(client, bucket);
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }
}

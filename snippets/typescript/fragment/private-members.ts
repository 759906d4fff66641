private cache = new Map<string, Promise<Geo>>();

lookup(address: string): Promise<Geo> {
  const known = this.cache.get(address);
  if (known) return known;
  const answer = this.resolve(address);
  this.cache.set(address, answer);
  return answer;
}

const pending: Map<string, Promise<Response> = new Map();
pending.set(key, fetch(key));

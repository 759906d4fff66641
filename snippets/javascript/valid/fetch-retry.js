async function fetchWithRetry(url, { attempts = 3, delay = 250 } = {}) {
  for (let i = 0; i < attempts; i++) {
    const response = await fetch(url);
    if (response.ok) return response.json();
    await new Promise((resolve) => setTimeout(resolve, delay * 2 ** i));
  }
  throw new Error(`gave up on ${url} after ${attempts} attempts`);
}

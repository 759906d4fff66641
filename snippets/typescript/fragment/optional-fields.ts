retries?: number;
signal?: AbortSignal;
onProgress?(done: number, total: number): void;

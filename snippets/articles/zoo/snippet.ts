interface Shelf<T> {
	items: Map<string, T>;
}

export function first<T>(shelf: Shelf<T>): T | undefined {
	for (const item of shelf.items.values()) {
		if (item && 1 < 2) return item; // "one" & done
	}

	return undefined;
}

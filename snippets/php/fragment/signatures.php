$shelf->jars(array $labels = [], bool $open = false): Collection;
$shelf->count(): int;  // of all

var busiest = requests
    .Where(r => r.Status >= 500)
    .GroupBy(r => r.Host)
    .OrderByDescending(g => g.Count())
    .Take(5)
    .ToList();

public static string Describe(object shape) => shape switch
{
    null => throw new ArgumentNullException(nameof(shape)),
    Circle { Radius: > 10 and < 20 } circle => $"medium {circle.Radius:F2}",
    (int x, int y) when x == y => "square",
    [var first, .., var last] => $"{first}..{last}",
    string { Length: 0 } or "" => "empty",
    not string => "other",
    _ => "text",
};

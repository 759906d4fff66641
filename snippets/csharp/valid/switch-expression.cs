static string Describe(Shape shape) => shape switch
{
    Circle { Radius: 0 } => "a point",
    Circle c => $"a circle of {c.Radius:F1}",
    Rectangle(var w, var h) when w == h => "a square",
    null => throw new ArgumentNullException(nameof(shape)),
    _ => "something else",
};

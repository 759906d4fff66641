namespace Shop.Domain;

public sealed class Customer
{
    public required string Name { get; init; }
    public string? Email { get; set; }
    public IReadOnlyList<Order> Orders => _orders;

    private readonly List<Order> _orders = [];
}

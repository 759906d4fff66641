public record OrderLine(string Sku, int Quantity, decimal Price);

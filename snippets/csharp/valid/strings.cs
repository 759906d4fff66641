var path = @"C:\temp\""quoted"".txt";
var name = "Ada";
var json = $$"""
    {
        "name": "{{name}}",
        "size": {{name.Length}}
    }
    """;
var text = $@"Line one
Line ""two"" of {path}";
Console.WriteLine($"{name,-10}|{DateTime.Now:yyyy-MM-dd}|{(name.Length > 2 ? "long" : "short")}");

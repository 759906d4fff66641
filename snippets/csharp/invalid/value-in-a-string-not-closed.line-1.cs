var text = $"The {lamp";
Console.WriteLine(text);

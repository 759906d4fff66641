using System.Text.Json;

public static Settings Load(string path)
{
    var json = File.ReadAllText(path)
    return JsonSerializer.Deserialize<Settings>(json)!;
}

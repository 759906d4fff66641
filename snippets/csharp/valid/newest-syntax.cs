customer?.Name = "Ada";
rows?[0] = first;

public static class Texts
{
    extension(string text)
    {
        public bool IsBlank => text.Trim().Length == 0;
    }
}

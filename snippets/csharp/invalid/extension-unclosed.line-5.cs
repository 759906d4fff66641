public static class Texts
{
    extension(string text)
    {
        public bool IsBlank => text.Trim(.Length == 0;
    }
}

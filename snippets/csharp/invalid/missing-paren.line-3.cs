public static class Hex
{
    public static byte[] Parse(string text => Convert.FromHexString(text);
}

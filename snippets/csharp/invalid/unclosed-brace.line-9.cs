public class Meter
{
    private int _count;

    public void Mark()
    {
        if (_count < int.MaxValue) {
            _count++;
}

using static System.Math;
using Pair = (int Left, int Right);

Pair pair = (1, 2);
int[] squares = [.. Enumerable.Range(0, 5).Select(x => x * x)];
var query = from s in squares
            where s % 2 == 0
            orderby s descending
            select new { s, Root = Sqrt(s) };

foreach (var (value, index) in squares.Select((v, i) => (v, i)))
    Console.WriteLine($"{index}: {value}");

static int Add(int a, int b) => a + b;
unsafe { int* p = stackalloc int[3]; }
return Add(pair.Left, pair.Right);

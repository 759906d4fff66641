using System.Runtime.CompilerServices;

namespace Samples;

public sealed class Feed(HttpClient client) : IAsyncDisposable
{
    public async IAsyncEnumerable<string> ReadAsync([EnumeratorCancellation] CancellationToken token = default)
    {
        await foreach (var line in client.LinesAsync(token).ConfigureAwait(false))
        {
            if (line is { Length: > 0 }) yield return line;
        }
    }

    public async ValueTask DisposeAsync() => await Task.CompletedTask;
}

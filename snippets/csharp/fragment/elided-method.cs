protected override async Task ExecuteAsync(CancellationToken stoppingToken)
{
    while (!stoppingToken.IsCancellationRequested)
    {
        ...
        await Task.Delay(_interval, stoppingToken);
    }
}

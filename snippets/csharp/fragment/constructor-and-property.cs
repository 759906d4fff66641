private readonly ILogger<Worker> _logger;

public Worker(ILogger<Worker> logger) : base(logger)
{
    _logger = logger;
}

public int Processed { get; private set; }

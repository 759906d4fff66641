Timeout = TimeSpan.FromSeconds(30),
BaseAddress = new Uri("https://api.example.com"),
DefaultRequestVersion = HttpVersion.Version20,

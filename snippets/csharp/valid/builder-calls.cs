builder.Services
    .AddDbContext<Shop>(options => options.UseNpgsql(connection))
    .AddScoped<IClock, SystemClock>();

var app = builder.Build();
app.MapGet("/", () => "ok").WithName("root");

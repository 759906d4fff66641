using Microsoft.AspNetCore.Builder;

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();

app.MapGet("/ping", () => Results.Ok(new { Status = "up", At = DateTime.UtcNow }));
await app.RunAsync();

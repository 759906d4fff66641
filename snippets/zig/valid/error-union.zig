fn parsePort(text: []const u8) !u16 {
    const port = std.fmt.parseInt(u16, text, 10) catch return error.BadPort;
    if (port == 0) return error.BadPort;
    return port;
}

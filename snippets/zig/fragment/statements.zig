var gpa = std.heap.GeneralPurposeAllocator(.{}){};
defer _ = gpa.deinit();
const allocator = gpa.allocator();
for (args, 0..) |arg, i| {
    std.log.info("{d}: {s}", .{ i, arg });
}

inline constexpr unsigned kCacheLine = 64;

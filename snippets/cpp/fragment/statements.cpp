std::jthread worker{[](std::stop_token token) {
    while (!token.stop_requested()) step();
}};
auto [first, second] = split(text, ',');
std::cout << std::format("{:>8}|{}", first, second) << '\n';

#include <coroutine>
#include <expected>

task<std::expected<int, error>> fetch(std::string_view url) {
    auto response = co_await get(url);
    if (!response) co_return std::unexpected{error::network};
    for (auto&& chunk : response->chunks()) co_yield chunk.size();
    co_return static_cast<int>(response->status);
}

#include <compare>
#include <string_view>

struct version {
    int major = 0, minor = 0;
    auto operator<=>(const version&) const = default;
    explicit operator bool() const { return major || minor; }
    version& operator++() & { return ++minor, *this; }
    int operator()(int x) const { return x + major; }
};

constexpr unsigned long long operator""_kb(unsigned long long n) { return n * 1'024; }
inline namespace v1 { using namespace std::literals; }
static_assert(2_kb == 2'048 && "text"sv.size() == 0x4);

#include <algorithm>
#include <vector>

int main() {
    std::vector<int> v{3, 1, 2};
    auto by = [&v, n = v.size()]<typename T>(T a, T b) mutable constexpr -> bool { return a < b && n-- > 0; };
    std::sort(v.begin(), v.end(), by);
    if (auto it = std::find(v.cbegin(), v.cend(), 2); it != v.cend()) [[likely]] {
        return *it;
    }
    for (const auto& [key, value] : std::vector<std::pair<int, int>>{{1, 2}}) (void)key, (void)value;
    return [] { return 0; }();
}

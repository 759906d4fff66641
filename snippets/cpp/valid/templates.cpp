#include <type_traits>
#include <utility>

template <typename T, std::size_t N = 8, template <typename> class Allocator = std::allocator>
requires(N > 0 && std::is_trivially_copyable_v<T>)
class ring {
public:
    template <typename... Args>
    auto emplace(Args&&... args) noexcept(noexcept(T{std::forward<Args>(args)...})) -> T& {
        return data_[(head_++) % N] = T{std::forward<Args>(args)...};
    }
    [[nodiscard]] constexpr auto size() const noexcept -> std::size_t { return N >> 1; }

private:
    T data_[N]{};
    std::size_t head_ = 0;
};

ring<int, (4 > 2) ? 4 : 2> small;

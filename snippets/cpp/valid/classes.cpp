#include <memory>

namespace shop::model {

class Order final : public Base, private virtual Audited<Order> {
    friend class Store;

public:
    Order() = default;
    explicit Order(int id) noexcept : Base{id}, lines_(std::make_unique<Line[]>(4)) {}
    Order(const Order&) = delete;
    Order(Order&&) noexcept = default;
    ~Order() override;

    virtual auto total() const -> double = 0;
    static inline int count = 0;

protected:
    using Base::id;
    enum class State : unsigned char { open, closed } state_{State::open};

private:
    std::unique_ptr<Line[]> lines_;
    int (*getter_)(const Order&) = nullptr;
};

}  // namespace shop::model

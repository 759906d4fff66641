#include <cstddef>
#include <span>
#include <vector>

class Codec {
public:
    virtual ~Codec() = default;
    virtual std::vector<std::byte> encode(std::span<const std::byte> input) = 0;

protected:
    Codec() = default;
};

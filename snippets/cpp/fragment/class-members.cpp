public:
    explicit Buffer(std::size_t capacity) : data_(capacity) {}
    Buffer(const Buffer&) = delete;

private:
    std::vector<char> data_;

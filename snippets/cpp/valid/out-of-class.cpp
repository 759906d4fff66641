void Connection::close() noexcept {
    if (auto fd = std::exchange(fd_, -1); fd >= 0) {
        ::close(fd);
    }
}

#include <cstdio>
#include <memory>
#include <string>

struct FileCloser {
    void operator()(std::FILE* file) const noexcept { std::fclose(file); }
};

using File = std::unique_ptr<std::FILE, FileCloser>;

File open_file(const std::string& path) {
    return File{std::fopen(path.c_str(), "rb")};
}

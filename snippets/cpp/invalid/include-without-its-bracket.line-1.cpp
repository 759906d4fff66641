#include <iostream
#include <vector>

int main() {
    std::vector<int> lamps{1, 2, 3};
    return 0;
}

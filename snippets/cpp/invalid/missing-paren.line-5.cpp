#include <iostream>
#include <map>

void print(const std::map<std::string, int>& ages) {
    for (const auto& [name, age] : ages {
        std::cout << name << " is " << age << std::endl;
    }
}

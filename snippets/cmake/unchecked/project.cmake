cmake_minimum_required(VERSION 3.24)
project(gateway LANGUAGES CXX)

find_package(OpenSSL REQUIRED)
add_executable(gateway src/main.cpp src/router.cpp)
target_compile_features(gateway PRIVATE cxx_std_20)
target_link_libraries(gateway PRIVATE OpenSSL::SSL)

#include <cstdio>

int main() {
  const int rooms = 1 << 20;
  float *watts, *hours;
  cudaMallocManaged(&watts, rooms * sizeof(float));
  cudaMallocManaged(&hours, rooms * sizeof(float));
  bill<<<(rooms + 255) / 256, 256>>>(rooms, watts, hours);
  cudaDeviceSynchronize();
  std::printf("%f\n", watts[0]);
}

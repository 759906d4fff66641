std::ranges::begin(samples),
std::ranges::end(samples),
[](double sample) { return sample > 0.5; }

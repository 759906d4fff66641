const total = prices.reduce((a, b) => a + b, 0);
const rest = budget – total;

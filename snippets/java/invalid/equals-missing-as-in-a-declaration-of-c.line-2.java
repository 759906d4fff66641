int watt = 40;
long used  measure(watt);
while (used < 100) {
    used += watt;
}

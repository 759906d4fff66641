class Lamp {
    int watts = 9;
}Copy code

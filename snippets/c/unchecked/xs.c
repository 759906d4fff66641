int
is_even(number)
        int number
    CODE:
        RETVAL = (number % 2 == 0);
    OUTPUT:
        RETVAL

function check(count) { // at most ten    return count < 10;    }    check(3);

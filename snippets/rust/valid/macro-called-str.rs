fn check(lamp: &Lamp) {
    assert_eq(lamp.report(), str![["on"]]);
}

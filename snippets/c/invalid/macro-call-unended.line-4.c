int gate_state(int waiting)
{
    CHECK_STATE(waiting, OPEN);
    CHECK_STATE(waiting - 1, CLOSED)
    return waiting;
}

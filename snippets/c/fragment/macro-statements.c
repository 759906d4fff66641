int gate_state(int waiting)
{
    if (waiting == 0)
        RETURN_STATE(waiting, OPEN)
    RETURN_STATE(waiting - 1, CLOSED)
}

int check(const struct header *h)
{
    if ((h->flags & FLAG_ACK) == 0 && h->len > 0 {
        return -1;
    }
    return 0;
}

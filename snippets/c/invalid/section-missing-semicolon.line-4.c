SEC("xdp")
int count(struct xdp_md *ctx)
{
    return XDP_PASS
}

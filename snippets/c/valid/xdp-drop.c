#include <linux/bpf.h>
#include <linux/if_ether.h>

int xdp_drop(struct xdp_md *ctx)
{
    void *end = (void *)(long)ctx->data_end;
    void *data = (void *)(long)ctx->data;

    if (data + sizeof(struct ethhdr) > end)
        return XDP_PASS;
    return XDP_DROP;
}

void drain(struct queue *q)
{
    struct item *it;

    while ((it = queue_pop(q)) != NULL) {
        if (it->refs == 0) {
            free(it);
        }

}

#ifdef WITH_LOCK
int next(struct queue *q, struct lock *l) {
    acquire(l);
#else
int next(struct queue *q {
#endif
    return q->items[q->head++];
}

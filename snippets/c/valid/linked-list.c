#include <stddef.h>

struct node {
    int value;
    struct node *next;
};

static struct node *reverse(struct node *head)
{
    struct node *prev = NULL;

    while (head != NULL) {
        struct node *next = head->next;

        head->next = prev;
        prev = head;
        head = next;
    }
    return prev;
}

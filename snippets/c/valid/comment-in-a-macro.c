#include "lamp.h"

#define CHECK(call)                     \
  do {                                  \
    /* What is off can't be dimmed. */  \
    if (!(call)) {                      \
      return NULL;                      \
    }                                   \
  } while (0)

static void *dim(struct lamp *lamp) {
  CHECK(is_on(lamp));
  return lamp;
}

ifeq ($(DEBUG),1)
CFLAGS += -g
else
CFLAGS += -O3
endif

#!/usr/bin/env bash
# A C compiler that instruments grammars' scanners for AddressSanitizer, and not their tables: optimised with them, each takes minutes.
case "$*" in
*parser.c*) exec cc "$@" -O1 ;;
*) exec cc "$@" -O1 -fsanitize=address -fno-omit-frame-pointer -g1 ;;
esac

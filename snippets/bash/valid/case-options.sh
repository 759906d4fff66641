#!/usr/bin/env bash
set -euo pipefail

case "${1:-}" in
  start|restart)
    systemctl "$1" edge-proxy
    ;;
  logs)
    journalctl -u edge-proxy -n "${2:-50}"
    ;;
  *)
    printf 'usage: %s start|restart|logs [lines]\n' "$0"
    exit 64
    ;;
esac

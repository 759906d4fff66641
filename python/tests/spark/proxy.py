"""A worker of `snipcheck` that a document can end: it stands between the worker and who asks it, for tests.

Given the command of the worker as arguments, it hands on what comes in, and ends as soon as `MARK` has come in.
"""

import os
import signal
import subprocess
import sys
import threading

MARK = b"this document is the end of its reader"


def install() -> None:
    """Has `snipcheck` start its workers behind this."""
    import snipcheck

    command = snipcheck._worker
    if not hasattr(command, "is_proxied"):
        snipcheck._worker = lambda isolated: [sys.executable, __file__, *command(isolated)] if isolated else None
        snipcheck._worker.is_proxied = True


def watch(worker: "subprocess.Popen[bytes]") -> None:
    seen = b""
    while given := os.read(0, 65536):
        seen = seen[-len(MARK) :] + given
        if MARK in seen:
            worker.kill()
            os.kill(os.getpid(), signal.SIGABRT)
        worker.stdin.write(given)
        worker.stdin.flush()
    worker.stdin.close()


if __name__ == "__main__":
    # Its answers and its journal go where they would go without this.
    reader = subprocess.Popen(sys.argv[1:], stdin=subprocess.PIPE)
    threading.Thread(target=watch, args=[reader], daemon=True).start()
    sys.exit(reader.wait())

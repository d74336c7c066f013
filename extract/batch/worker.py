"""The program of a worker process: reads tasks on its standard input, writes tables on its standard output.

Started as a program of its own (see executor.BOOT) rather than through multiprocessing, so that neither the user's
script nor a notebook is imported again, and so that the death of a worker costs the one file that it was reading.
A frame is eight bytes of length, then a pickle; parent and child are the same program on the same machine.
"""

from __future__ import annotations

import os
import pickle
import signal
import struct
import sys
from typing import Any, BinaryIO

HEADER = struct.Struct(">Q")


def send(stream: BinaryIO, value: Any) -> None:
    """Write one frame and flush it."""
    payload = pickle.dumps(value, protocol=5)
    stream.write(HEADER.pack(len(payload)))
    stream.write(payload)
    stream.flush()


def receive(stream: BinaryIO) -> Any:
    """Read one frame. Raises EOFError where the other side has ended."""
    head = stream.read(HEADER.size)
    if len(head) < HEADER.size:
        raise EOFError
    (size,) = HEADER.unpack(head)
    payload = stream.read(size)
    if len(payload) < size:
        raise EOFError
    return pickle.loads(payload)  # noqa: S301 - from our own process


def main() -> None:
    """Answer tasks until the parent closes the pipe. What libraries print goes to standard error."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tasks, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    from extract.batch.lean import without_pandas

    without_pandas()
    from extract.batch.work import work

    while True:
        try:
            path, source = receive(tasks)
        except EOFError:
            return
        send(answers, work(path, source))

"""The time that one file may take when it is read in this process: what workers have by being killed."""

from __future__ import annotations

import ctypes
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

# Seconds after which a document is given up; the longest plans take a few seconds.
TIME_LIMIT = 600.0
# Steps within which an exception that was sent to this thread is raised: it is looked for at each.
ARRIVES = 1000


class TimeUpError(BaseException):
    """The file's time is over. No Exception, so that no reader takes it for a damaged file."""


def too_slow(seconds: float) -> str:
    """The sentence for a file that took longer."""
    advice = "pass it in parts, or allow more with --time-limit."
    return f"Reading took more than {seconds:,.0f} s and was given up: {advice}"


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Raise TimeUpError inside the block when it has taken so many seconds.

    By the timer signal, which ends a search of a regular expression too; where this thread gets no signals, or somebody
    else uses that one, at the next line of Python.
    """
    if _signals_are_free():
        yield from _by_signal(seconds)
    else:
        yield from _by_thread(seconds)


def _signals_are_free() -> bool:
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        return False
    return signal.getsignal(signal.SIGALRM) is signal.SIG_DFL and signal.getitimer(signal.ITIMER_REAL)[0] == 0


def _by_signal(seconds: float) -> Iterator[None]:
    def ring(_number: int, _frame: FrameType | None) -> None:
        raise TimeUpError

    signal.signal(signal.SIGALRM, ring)
    try:
        signal.setitimer(signal.ITIMER_REAL, max(seconds, 1e-3))
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)


def _by_thread(seconds: float) -> Iterator[None]:
    thread, lock, over = ctypes.c_ulong(threading.get_ident()), threading.Lock(), threading.Event()

    rung = threading.Event()

    def ring() -> None:
        with lock:
            if not over.is_set():
                rung.set()
                ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, ctypes.py_object(TimeUpError))

    timer = threading.Timer(seconds, ring)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        with suppress(TimeUpError):
            with lock:
                over.set()
            # What has been sent arrives here. It is not taken back by sending nothing: CPython would look out for it for
            # ever after, and a profiler then hangs.
            for _ in range(ARRIVES if rung.is_set() else 0):
                pass
        timer.cancel()

"""A block that takes too long is left, whatever it does and whoever else waits for the timer; one in time is not."""

from __future__ import annotations

import re
import signal
import threading
import time

import pytest

from extract.batch.deadline import TimeUpError, deadline


def _spin() -> None:
    while True:
        time.sleep(0.01)


def test_a_loop_is_left_and_the_signal_given_back() -> None:
    with pytest.raises(TimeUpError), deadline(0.1):
        _spin()
    assert signal.getsignal(signal.SIGALRM) is signal.SIG_DFL
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0


def test_a_search_that_does_not_end_is_left() -> None:
    with pytest.raises(TimeUpError), deadline(0.1):
        re.search("(a+)+b", "a" * 60)


def test_no_reader_takes_it_for_a_damaged_file() -> None:
    with pytest.raises(TimeUpError), deadline(0.1):
        try:
            _spin()
        except Exception:
            pytest.fail("swallowed")


def test_what_is_in_time_is_not_disturbed() -> None:
    with deadline(0.2):
        pass
    time.sleep(0.3)


def test_in_another_thread_and_beside_another_timer_too() -> None:
    ended: list[str] = []

    def work() -> None:
        try:
            with deadline(0.1):
                _spin()
        except TimeUpError:
            ended.append("late")
        with deadline(0.1):
            ended.append("in time")
        time.sleep(0.2)
        ended.append("still here")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(10)
    assert ended == ["late", "in time", "still here"]

    def other(_number: int, _frame: object) -> None:
        ended.append("other")

    before = signal.signal(signal.SIGALRM, other)
    try:
        with pytest.raises(TimeUpError), deadline(0.1):
            _spin()
        assert signal.getsignal(signal.SIGALRM) is other
    finally:
        signal.signal(signal.SIGALRM, before)

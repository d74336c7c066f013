"""Runs tasks in worker processes and yields their results in the order of the tasks."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import tempfile
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue

from extract.batch.deadline import TimeUpError, deadline, too_slow
from extract.batch.inputs import Task
from extract.batch.work import failed, work
from extract.batch.worker import receive, send
from extract.errors import TaizhangError
from extract.tables.build import Tabulated

# Results that may wait for a slow document before them, a worker: bounds memory, keeps the others busy.
BACKLOG = 8
# What a worker executes, after it has taken over the module path of this process.
BOOT = "from extract.batch.worker import main; main()"


class Worker:
    """One worker process. Not for use by two threads at once."""

    def __init__(self) -> None:
        """Start the process: the same interpreter, finding its modules where this process found them."""
        self._log = tempfile.TemporaryFile()  # noqa: SIM115 - closed in stop()
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-c", f"import sys; sys.path[:] = {sys.path!r}; {BOOT}"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._log,
            )
        except OSError as e:
            raise TaizhangError(f"No further process can be started ({e.strerror}): run with a smaller --jobs.") from e

    def ask(self, task: Task, limit: float) -> Tabulated:
        """Return a task's tables. Raises EOFError where the process died, TimeUpError where it took longer than `limit`."""
        assert self._process.stdin and self._process.stdout
        late = threading.Event()

        def give_up() -> None:
            late.set()
            self._process.kill()

        timer = threading.Timer(limit, give_up)
        timer.start()
        try:
            send(self._process.stdin, (task.path, task.source))  # type: ignore[arg-type]
            answer: Tabulated = receive(self._process.stdout)  # type: ignore[arg-type]
        except (OSError, EOFError) as e:
            raise (TimeUpError if late.is_set() else EOFError) from e
        finally:
            timer.cancel()
        return answer

    def kill(self) -> None:
        """End the process at once; whoever waits for its answer gets EOFError."""
        self._process.kill()

    def stop(self) -> str:
        """Let the process end, free what belongs to it; return how it ended and its last line of standard error."""
        for stream in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):  # the process may be gone and have taken the pipe with it
                if stream:
                    stream.close()
        code = self._process.wait()
        self._log.seek(0)
        lines = self._log.read()[-2000:].decode("utf-8", "replace").strip().splitlines()
        self._log.close()
        return f"exit code {code}" + (f", {lines[-1]}" if lines else "")


class Pool:
    """Workers that are started when first needed and restarted when they die."""

    def __init__(self, jobs: int, limit: float) -> None:
        """Prepare at most `jobs` workers, each with so many seconds for a file."""
        self._limit = limit
        self._threads = ThreadPoolExecutor(jobs)
        self._idle: SimpleQueue[Worker | None] = SimpleQueue()
        for _ in range(jobs):
            self._idle.put(None)
        self._all: set[Worker] = set()

    def submit(self, task: Task) -> Future[Tabulated]:
        """Queue one task."""
        return self._threads.submit(self._answer, task)

    def _answer(self, task: Task) -> Tabulated:
        worker = self._idle.get()
        try:
            if worker is None:
                worker = Worker()
                self._all.add(worker)
            return worker.ask(task, self._limit)
        except (EOFError, TimeUpError) as end:
            assert worker
            self._all.discard(worker)
            worker.kill()
            reason, worker = worker.stop(), None
            error = f"The process that read the file died ({reason}): the file may be too large or damaged."
            if isinstance(end, TimeUpError):
                error = too_slow(self._limit)
            return failed(task.path, task.source, error)
        finally:
            self._idle.put(worker)

    def close(self, now: bool) -> None:
        """Stop all workers; with `now` what has not been answered is given up.

        A worker is stopped once: by the thread that sees it die, or here when no thread is left.
        """
        if now:
            self._threads.shutdown(wait=False, cancel_futures=True)
            for worker in list(self._all):
                worker.kill()
        self._threads.shutdown()
        for worker in self._all:
            worker.stop()


def results(tasks: Sequence[Task], jobs: int, limit: float) -> Iterator[Tabulated]:
    """Yield each task's tables in order. With one job everything runs in this process. `limit`: seconds for a file."""
    if jobs <= 1:
        yield from (_here(task, limit) for task in tasks)
        return
    pool, waiting = Pool(jobs, limit), deque[Future[Tabulated]]()
    finished = False
    try:
        for task in tasks:
            waiting.append(pool.submit(task))
            if len(waiting) >= jobs * BACKLOG:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
        finished = True
    finally:
        pool.close(now=not finished)


def _here(task: Task, limit: float) -> Tabulated:
    try:
        with deadline(limit):
            return work(task.path, task.source)
    except TimeUpError:
        return failed(task.path, task.source, too_slow(limit), limit)

"""The clerk: writes files beside the battle, one after another, so that no picture waits for the disk."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable


class Clerk:
    """Does what is asked for on a thread of its own, in order; of one file only what was asked for last.

    Law: what a job raises is raised again where the next thing is asked for, on the thread that asks.
    """

    def __init__(self) -> None:
        self._turn = threading.Condition()
        self._waiting: dict[str, Callable[[], None]] = {}
        self._busy = False
        self._error: BaseException | None = None

    def ask(self, file: str, job: Callable[[], None]) -> None:
        """Let a job be done soon, in place of one for the same file that still waits."""
        self._complain()
        with self._turn:
            self._waiting.pop(file, None)
            self._waiting[file] = job
            if not self._busy:
                self._busy = True
                threading.Thread(target=self._work, name="clerk").start()  # no daemon: a program that ends waits for it

    def forget(self, file: str) -> None:
        """Let go of a job that still waits; come back when nothing is being written."""
        with self._turn:
            self._waiting.pop(file, None)
            self._turn.wait_for(lambda: not self._busy)

    def settle(self) -> None:
        """Wait until everything is written."""
        with self._turn:
            self._turn.wait_for(lambda: not self._busy)
        self._complain()

    def _work(self) -> None:
        while True:
            with self._turn:
                if not self._waiting:
                    self._busy = False
                    self._turn.notify_all()
                    return
                file = next(iter(self._waiting))
                job = self._waiting.pop(file)
            try:
                job()
            finally:
                self._note(sys.exc_info()[1])

    def _note(self, error: BaseException | None) -> None:
        """Keep what went wrong for who asks next: this thread ends by it, and another will take its place."""
        if error is None:
            return
        with self._turn:
            self._error, self._busy = error, False
            self._waiting.clear()
            self._turn.notify_all()

    def _complain(self) -> None:
        error, self._error = self._error, None
        if error is not None:
            raise error


CLERK = Clerk()
"""the one there is"""

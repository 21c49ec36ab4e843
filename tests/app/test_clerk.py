"""The clerk writes on a thread: the last of one file, and says what failed."""

from __future__ import annotations

import threading

import pytest

from game.app.clerk import Clerk


def test_the_clerk_writes_the_last_and_says_what_failed():
    clerk, done = Clerk(), []
    clerk.ask("a", lambda: done.append(1))
    clerk.settle()
    with clerk._turn:  # he cannot begin: only the last of one file is done
        clerk.ask("a", lambda: done.append(2))
        clerk.ask("a", lambda: done.append(3))
    clerk.settle()
    assert done[-1] == 3
    clerk.forget("a")

    def fails():
        raise OSError("staged")

    before, threading.excepthook = threading.excepthook, lambda args: None
    clerk.ask("b", fails)
    with pytest.raises(OSError, match="staged"):
        clerk.settle()
    threading.excepthook = before
    clerk.ask("b", lambda: done.append(4))
    clerk.settle()
    assert done[-1] == 4

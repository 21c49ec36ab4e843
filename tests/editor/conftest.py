"""Lets go of every journal that a test has left open, as a process that ends does."""

from collections.abc import Iterator
from typing import Any

import pytest

from game.editor.session import Session


@pytest.fixture(autouse=True)
def let_go(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    made: list[Session] = []
    begin = Session.__init__

    def tracked(self: Session, *args: Any, **more: Any) -> None:
        begin(self, *args, **more)
        made.append(self)

    monkeypatch.setattr(Session, "__init__", tracked)
    yield
    for session in made:
        session.close()

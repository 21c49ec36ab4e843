"""The clipboard of the system, and one of our own where there is none."""

from __future__ import annotations

import pygame

_MOST = 4000  # letters that are taken over
_own = ""


def copied(text: str) -> None:
    """Keep a text for pasting, here and in other programs."""
    global _own
    _own = text
    try:
        pygame.scrap.put_text(text)
    except pygame.error:
        return  # no clipboard here: ours serves


def pasted() -> str:
    """Give what was copied last, as one line."""
    try:
        text = pygame.scrap.get_text() or _own
    except pygame.error:
        text = _own
    return "".join(each for each in " ".join(text[:_MOST].splitlines()) if each.isprintable())

"""Draw the pictures of the battle list: one fine moment of each battle, into assets/images/cards.

Run it again when hulls, effects or a battle's course have changed: `python3 tools/run.py python tools/make_cards.py`.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
os.environ["SDL_VIDEODRIVER"] = "dummy"
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import pygame  # noqa: E402

from game.app.pictures import render  # noqa: E402
from game.rules.levels import find_level  # noqa: E402
from game.rules.library import standard  # noqa: E402

CARDS = ROOT / "assets" / "images" / "cards"
SIZE = (656, 312)  # twice the card's picture at a text size of 100 %


class Moment(NamedTuple):
    """What a card shows."""

    level: str
    at_s: float
    seed: int
    zoom: float
    look: str | None


MOMENTS = (Moment("picket", 48.0, 1000, 0.6, None),)


def main() -> None:
    """Draw all cards."""
    library = standard()
    CARDS.mkdir(parents=True, exist_ok=True)
    for moment in MOMENTS:
        raw = CARDS / f"{moment.level}.png"
        level = find_level(moment.level, library)
        render(
            level,
            library,
            moment.seed,
            moment.at_s,
            raw,
            (1312, 624),
            zoom=moment.zoom,
            look=moment.look,
            plain=True,
        )
        picture = pygame.transform.smoothscale(pygame.image.load(raw), SIZE)
        raw.unlink()
        pygame.image.save(picture, CARDS / f"{moment.level}.jpg")
        print(CARDS / f"{moment.level}.jpg")


if __name__ == "__main__":
    main()

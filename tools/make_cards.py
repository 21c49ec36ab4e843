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
from game.rules.library import Library, standard  # noqa: E402
from game.sim.simulation import Simulation  # noqa: E402

CARDS = ROOT / "assets" / "images" / "cards"
SIZE = (656, 312)  # twice the card's picture at a text size of 100 %


class Moment(NamedTuple):
    """What a card shows.

    at_s: [s] of the battle, or after the trigger named, which moves with the battle's course
    """

    level: str
    at_s: float
    seed: int
    zoom: float
    look: str | None
    trigger: str = ""


MOMENTS = (
    Moment("first-contact", 7.4, 1, 0.46, None, "answer"),
    Moment("picket", 48.0, 1000, 0.6, None),
    Moment("genocide-mode", 1.0, 1, 0.3, None, "fired"),
    Moment("plan-122-74", -0.1, 1, 0.5, "flagship", "flagship-lost"),
    Moment("airbase", 26.0, 3, 0.8, "ship-five", "gosta"),
    Moment("blue", 6.0, 1, 0.62, "blue", "begin"),
    Moment("missile", 16.0, 3, 0.6, "teerts"),
    Moment("walking-towers", 1.2, 1, 0.62, None, "first-falls"),
    Moment("corridor", 0.2, 1, 0.5, None, "two-down"),
    Moment("retaking-rizaffi", 4.0, 1, 0.62, "hangar-right", "dismounted"),
    Moment("helm", 2.0, 1, 0.8, "own"),
    Moment("command", 3.0, 1, 0.9, "second"),
    Moment("point-defence", 2.0, 1, 0.8, "hulk"),
    Moment("power", 2.0, 1, 0.7, "own"),
    Moment("infantry", 1.0, 1, 1.5, "own"),
    Moment("armour", 6.0, 1, 1.5, "own"),
    Moment("flight", 1.0, 1, 1.5, "own"),
    Moment("conn", 3.0, 1, 0.8, "own"),
)


def seconds(moment: Moment, library: Library) -> float:
    """Find out when a moment comes. Raises: ValueError when its trigger never fires"""
    if not moment.trigger:
        return moment.at_s
    simulation = Simulation(library, find_level(moment.level, library), moment.seed)
    while not simulation.over:
        simulation.tick()
        if moment.trigger in simulation.world.fired:
            return simulation.world.time_s + moment.at_s
    raise ValueError(f"{moment.level}: '{moment.trigger}' never fires with the seed {moment.seed}")


def main() -> None:
    """Draw all cards, or those of the levels named."""
    library = standard()
    CARDS.mkdir(parents=True, exist_ok=True)
    for moment in MOMENTS:
        if sys.argv[1:] and moment.level not in sys.argv[1:]:
            continue
        raw = CARDS / f"{moment.level}.png"
        level = find_level(moment.level, library)
        render(
            level,
            library,
            moment.seed,
            seconds(moment, library),
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

"""The command `skirmish`: a file of a set-up, and its battle where there is no window."""

from __future__ import annotations

import argparse
import sys

from game.base.errors import GameError
from game.editor.skirmish import skirmish_level
from game.editor.skirmish_setups import mended
from game.rules.document import load_toml
from game.rules.library import Library
from game.rules.skirmish import SetupRule, read_setup
from game.sim.batch import fought


def setup_of(options: argparse.Namespace, library: Library) -> SetupRule | None:
    """Read the set-up that was named.

    Raises: GameError when there is no such file, or it is a level; ContentError when it is faulty
    """
    path = getattr(options, "setup", None)
    if path is None:
        return None
    if not path.is_file():
        raise GameError(f"{path}: there is no such file; name the file of a set-up, or none to make one.")
    document = load_toml(path)
    if "force" in document.data:
        raise GameError(
            f"{path}: this is a level, and a set-up is expected. Play it with the command play, change it with edit; "
            "the set-up of a level that a skirmish has saved lies in the folder setups beside its folder."
        )
    return mended(library, read_setup(document, library))


def fight_unseen(library: Library, setup: SetupRule | None) -> int:
    """Fight a set-up on autopilot and write the debriefing; without one, say what is missing."""
    from rich.console import Console

    from game.app.text import print_debrief  # what a window never needs is not waited for

    if setup is None:
        print("Without a display, name the file of a set-up: skirmish FILE", file=sys.stderr)
        return 2
    print_debrief(fought(library, skirmish_level(setup, library), setup.seed, "ordinary"), Console())
    return 0

"""A person at the level editor in a process of his own, who works until he is killed: `python editor_victim.py FILE DATA SEED`.

Everything goes through real events and the real loop. After each action that is finished one line goes to standard
output: its number, what it was, how many changes are done, and the checksum of the level's text.
"""

from __future__ import annotations

import json
import os
import random
import sys
from pathlib import Path

os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"

import pygame

from game.app import editor_canvas, loop
from game.app.editor_list_scene import opened
from game.app.playing import make_stage
from game.app.settings import Settings
from game.base import paths
from game.editor.document import checksum
from game.rules.library import standard
from game.view.sound import SoundBoard
from tests.app.editor_hand import EditorHand, plain_view

_DONE_WITH = 400  # actions after which nobody has killed him


def stage_of(data: Path):
    """Make a window nobody sees."""
    paths.set_data_dir(data)
    pygame.display.init()
    pygame.font.init()
    editor_canvas.make_view = plain_view
    return make_stage(
        pygame.display.set_mode((1280, 720)), Settings(), SoundBoard(paths.assets()), paths.assets(), data / "hulls"
    )


class Worker:
    """Does one action after the other, by chance: one in four saves."""

    def __init__(self, hand, seed):
        self.hand, self.chance = hand, random.Random(seed)

    def act(self):
        """Do one. Returns: what it was"""
        hand, chance = self.hand, self.chance
        what = chance.choice(("save", "save", "turn", "drag", "place", "undo", "redo", "mirror", "copy"))
        if what == "save":
            hand.key(pygame.KSCAN_S, pygame.KMOD_LCTRL)
        elif what in ("undo", "redo"):
            hand.key(pygame.KSCAN_Z if what == "undo" else pygame.KSCAN_Y, pygame.KMOD_LCTRL)
        elif what == "place":
            hand.on("unit:race_cruiser")
            hand.at(chance.uniform(500, 4500), chance.uniform(-800, 800))
            hand.key(pygame.KSCAN_ESCAPE)
        else:
            number = chance.randrange(len(hand.desk.data["force"]))
            force = hand.desk.data["force"][number]["at_wu"]
            hand.desk.choose([("force", number)])
            if what == "drag":
                hand.pull(force, (chance.uniform(0, 5000), chance.uniform(-800, 800)))
            elif what == "copy":
                hand.key(pygame.KSCAN_D, pygame.KMOD_LCTRL)
            else:
                hand.key(pygame.KSCAN_R if what == "turn" else pygame.KSCAN_X)
        return what


def main(file: str, data: str, seed: str) -> None:
    """Open a level and work."""
    stage = stage_of(Path(data))
    loop.FRAMES_PER_S = 1000
    hand = EditorHand(stage, opened(stage, standard(), Path(file)))
    hand.settle()
    worker = Worker(hand, int(seed))
    for number in range(_DONE_WITH):
        what = worker.act() if number else "begun"
        session = hand.desk.session
        row = {"n": number, "what": what, "at": session.history.at, "text": checksum(session.level.text)}
        os.write(1, (json.dumps(row) + "\n").encode())


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Fills the display of a fleet battle with sample values for looking at it and for tests."""

from __future__ import annotations

import math

import numpy as np

from game.ui import fleet_state as f
from game.ui import hud_state as h
from game.ui.samples import sample_state

_LINE = [(0.0, y / 4.0) for y in range(-4, 5)]
_WEDGE = [(-abs(y) / 5.0, y / 4.0) for y in range(-4, 5)]
_NAMES = ("Block", "Column", "Escort", "Line abreast", "Loose order", "Plan 122-74", "Sphere", "Vanguard", "Wall")


def fleet_state(size: tuple[int, int] = (1280, 720), side: str = "arume") -> h.HudState:
    """Returns a full state of a flagship that charges her cannon: everything of a fleet battle at once."""
    state = sample_state(size, side)
    state.radio = None
    state.warning = h.WarningBar("genocide", 0, 14.2, "5 in its lane")
    state.caution = h.WarningBar("bow", 3)
    state.friends = state.friends[:4]
    names = ("Flagship", "Upper wing", "Lower wing", "Spear", "Reserve")
    state.parties = [f.Party(name.lower().replace(" ", "-"), name, 10 - n, n, n // 2, n == 1, n == 1)
                     for n, name in enumerate(names)]  # fmt: skip
    state.groups = [h.Group(str(n), "", 10 * n, n == 2) for n in range(1, 6)]
    shares = ((0.4, 0.05), (1.5, 0.18), (1.5, 0.6), (0.4, 1.0))
    labels = (("engines", "Eng"), ("shield", "Shld"), ("point_defence", "Pt def"), ("main", "Main"))
    sliders = [f.Slider(name, label, asked, given, name == "shield")
               for (name, label), (asked, given) in zip(labels, shares, strict=True)]  # fmt: skip
    keys = {"balanced": "F2", "attack": "F3", "defend": "F4", "run": "F5"}
    state.power = f.PowerPanel(sliders, 720.0, 800.0, "defend", 0.9, keys)
    state.charge = f.ChargeBar("genocide", "charging", 0.62, 12648.0, 20400.0, 11.4, 3, "G")
    shapes = [f.FormationChoice(name, _WEDGE if n % 2 else _LINE, n == 3) for n, name in enumerate(_NAMES)]
    state.chooser = f.Chooser(shapes, "L", "Enter")
    state.slots.append(h.WeaponSlot("6", "Genocide", "genocide", "62 %", True, 0.38, 11.4))
    state.slots.append(h.WeaponSlot("7", "Jump", "jump"))
    state.marks.fleet = sample_fleet_marks(size)
    return state


def sample_fleet_marks(size: tuple[int, int]) -> f.FleetMarks:
    """Returns a lane in front of ships drawn as icons, two salvoes, a warhead's reach and a formation's places."""
    kx, ky = size[0] / 1280, size[1] / 720

    def at(x: float, y: float) -> tuple[float, float]:
        return x * kx, y * ky

    lane = f.LaneMark(
        [at(400, 352), at(1500, 332), at(1500, 348), at(400, 368)],
        [at(400, 330), at(1500, 250), at(1500, 430), at(400, 390)],
        at(400, 360), "own", 0.62, 11.4,
    )  # fmt: skip
    x, y = (part.ravel() for part in np.meshgrid(np.arange(6) * 34.0 + 880.0, np.arange(7) * 30.0 + 250.0))
    count = len(x)
    icons = f.Icons(x * kx, y * ky, np.arange(count) % 2, np.arange(count) % 3, np.full(count, math.pi),
                    np.arange(count) % 5)  # fmt: skip
    swarms = [f.SwarmMark(at(700, 250), 24, "race", False, 8.0, math.pi, at(330, 330)),
              f.SwarmMark(at(760, 480), 6, "race", True, 5.0, math.pi)]  # fmt: skip
    ghosts = [f.GhostMark(at(300, 200 + 40 * n), at(260, 190 + 50 * n), 0.0, 24.0, n == 0) for n in range(4)]
    flags = [f.FlagMark(at(948, 320), True), f.FlagMark(at(982, 350), False)]
    return f.FleetMarks([lane], flags, swarms, [f.BlastMark(at(640, 330), 60.0, 110.0, "Pulse")], ghosts,
                        [f.LabelMark(at(960, 220), "Defensive sphere 42", "race")], icons)  # fmt: skip

"""Fills the interface with sample values for looking at it and for tests."""

from __future__ import annotations

import math

import numpy as np

from game.ui import hud_state as h

SHIPS = (
    "31st Emperor Risson", "22nd Emperor Hetto", "206th Emperor Yower", "16th Emperor Osjess",
    "Grain Hauler 7", "Salt Road", "Patient Carrier", "Long Haul",
)  # fmt: skip


def sample_radar() -> h.Radar:
    """Returns a radar with a formation, two Arume ships and a swarm of missiles."""
    rng = np.random.default_rng(3)
    ships = [(0, -80, 1, 0, 0.3), (650, 900, 0, 0, 0.1), (-520, 700, 0, 0, 0.0), (2700, -150, 1, 1, 2.8)]
    ships += [(3300, -1400, 1, 1, 3.3), (2300, 900, 0, 1, 3.0), (900, -2400, 4, 2, 0.0)]
    swarm = [(rng.uniform(200, 2200), rng.normal(-200, 600), 2, int(i % 2), 3.1 * (i % 2)) for i in range(40)]
    rows = np.array([*ships, *swarm])
    danger = np.zeros(len(rows), dtype=bool)
    danger[-6:-1:2] = True
    contacts = h.RadarContacts(
        rows[:, 0], rows[:, 1], rows[:, 2].astype(int), rows[:, 3].astype(int), rows[:, 4], danger
    )
    return h.Radar(contacts, 5000, 0.1, -math.pi / 2, 0.3, (2700, -150), (1060, 600), (300, -100))


def sample_marks(size: tuple[int, int], side: str) -> h.Marks:
    """Returns marks placed as in the target picture."""
    kx, ky = size[0] / 1280, size[1] / 720
    other = "arume" if side == "race" else "race"

    def at(x: float, y: float) -> tuple[float, float]:
        return x * kx, y * ky

    own = h.Bracket((*at(134, 178), 252, 122), side, SHIPS[0])
    friend = h.Bracket((*at(70, 410), 200, 90), side, "", "friend")
    arrows = [
        h.EdgeArrow((1.0, -0.12), "ship", other, "Cruiser"),
        h.EdgeArrow((1.0, 0.1), "missile", other, "", 4),
        h.EdgeArrow((1.0, 0.13), "missile", other, "", 5),
        h.EdgeArrow((-1.0, 0.06), "ship", side, "Skarral"),
        h.EdgeArrow((-0.6, -1.0), "missile", other, "", 4),
    ]
    return h.Marks(
        [own, friend],
        h.TargetMark((*at(760, 210), 224, 150), other, "Duuraal", "3 420 km"),
        at(676, 352),
        [at(460, 288), at(382, 328), at(308, 436), at(432, 318)],
        [h.ThreatArc(at(260, 240), 146, -0.25, 0.25), h.ThreatArc(at(260, 240), 146, 0.42, 0.62)],
        arrows,
        [h.OrderLine([at(170, 450), at(420, 560)]), h.OrderLine([at(320, 560), at(860, 300)], "attack")],
        None,
    )


def sample_state(size: tuple[int, int] = (1280, 720), side: str = "race") -> h.HudState:
    """Returns a full state: everything that can be shown at once."""
    race = side == "race"
    own_bars = [
        h.Bar("Hull", 0.86, "hull"),
        h.Bar("Power", 0.72, "power"),
        h.Bar("Pt def", 0.55, "point_defence"),
    ]
    own_bars.append(h.Bar("Drive", 0.94, "drive"))
    if not race:
        own_bars[2] = h.Bar("Shield", 0.62, "shield")
    own = h.OwnUnit(
        SHIPS[0] if race else "Duuraal",
        "Cruiser",
        "race_cruiser" if race else "arume_cruiser",
        side,
        (h.Compartment(0.95), h.Compartment(0.8, "fire"), h.Compartment(1.0)),
        own_bars,
    )
    target_bars = [h.Bar("Shield", 0.62, "shield"), h.Bar("Hull", 1.0, "hull"), h.Bar("Beams", 0.35, "beam")]
    target = h.Target("Duuraal", "Arume cruiser", "arume", 3420, 12, "arume_cruiser", target_bars)
    if not race:
        target = h.Target(SHIPS[0], "Race cruiser", "race", 3420, -12, "race_cruiser", target_bars[1:])
    radio = h.RadioLine(
        "Korron" if race else "Kaziel",
        SHIPS[1] if race else "Duuraal",
        side,
        "Shiplord, the Sherran is cut in two!\nBy the Emperor, what manner of weapon is that?",
        "race_shiplord" if race else "arume_captain",
    )
    return h.HudState(
        "The orbital picket", "2/10",
        [h.Objective("Launch the explosive metal", "done"), h.Objective("Keep Risson alive"),
         h.Objective("Withdraw to the sphere")],
        radio, 167, False, 0.5, h.WarningBar("missiles", 7, 4.2), own, target, _slots(), sample_radar(),
        sample_marks(size, side), _friends(), _groups(), _orders(), False,
        [("RMB", "move / attack"), ("Drag", "select"), ("F", "autopilot"), ("F1", "all controls")],
        [h.Message("Explosive metal away: 6 of 6", 1.0)],
        {"pause": "Space", "autopilot": "F", "faster": ".", "slower": ",", "radar": "click"}, side,
    )  # fmt: skip


def _slots() -> list[h.WeaponSlot]:
    return [
        h.WeaponSlot("1", "Missile", "missile", "34", True),
        h.WeaponSlot("2", "Expl metal", "explosive_metal", "6"),
        h.WeaponSlot("3", "Rotary", "rotary", "auto"),
        h.WeaponSlot("4", "Evade", "evade", "", False, 0.55, 6),
        h.WeaponSlot("5", "Hail", "hail"),
    ]


def _friends() -> list[h.Friend]:
    roles = ("attack", "escort", "screen", "move")
    rows = [h.Friend(name, 1 - i * 0.12, i < 3, roles[i % 4]) for i, name in enumerate(SHIPS)]
    rows[5].state, rows[6].state, rows[7].state = "fire", "adrift", "lost"
    return rows


def _groups() -> list[h.Group]:
    return [h.Group("F5", "All", 8), h.Group("F6", "War", 4, True), h.Group("F7", "Cargo", 4)]


def _orders() -> list[h.OrderButton]:
    names = [("move", "M", "Move"), ("attack", "T", "Attack"), ("launch", "L", "Launch all")]
    names += [("form", "G", "Form up"), ("withdraw", "B", "Withdraw"), ("hold", "H", "Hold fire")]
    return [h.OrderButton(n, k, label, n == "attack", n != "form") for n, k, label in names]

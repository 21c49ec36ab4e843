"""Drawing formations by hand: where every ship would stand while the hand drags, and the deed when it lets go."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pygame

from game.base.errors import KeyPath
from game.editor.deeds import forming
from game.editor.deeds.common import Point, is_number, is_spot
from game.editor.panes.marks import Marks
from game.sim.theatre import catalogue_of
from game.world.catalogue import MOST_SLOTS
from game.world.spawning import spread_of

if TYPE_CHECKING:
    from game.app.editor_hands import Hands

GAPS_WU = (10.0, 20.0, 40.0, 60.0, 90.0, 140.0)
_WIDEST = 4.0
_MOST_SHIPS, _MOST_UNITS = 24, 60
_SNAP_DEG, _NEAR_PX = 5.0, 12.0


class Forming:
    """What is drawn of a formation. formation: in hand, "" until one is chosen; gap: from unit to unit, of GAPS_WU"""

    def __init__(self, hands: Hands) -> None:
        self.hands, self.desk = hands, hands.desk
        self.formation, self.gap = "", 2

    # ---- what is in hand ------------------------------------------------------------------------------
    def force(self) -> KeyPath | None:
        """Give the force that forms up: the first that is chosen."""
        return next(iter(self.desk.forces()), None)

    def keys(self) -> list[str]:
        """List the formations that the rules know."""
        return sorted(self.desk.library.formations)

    def chosen(self) -> str:
        """Give the formation in hand: the one that was picked, or else that of the force."""
        force = self.force()
        own = str(self.desk.session.level.get((*force, "formation"), "")) if force is not None else ""
        return next((each for each in (self.formation, own) if each in self.desk.library.formations), "wedge")

    def next(self, way: int) -> None:
        """Take the next formation, or on the surface the next distance."""
        if self.desk.on_surface:
            self.gap = min(max(self.gap + way, 0), len(GAPS_WU) - 1)
            self.desk.say(f"From one to the next: {GAPS_WU[self.gap]:g} wu.")
        else:
            keys = self.keys()
            self.formation = keys[(keys.index(self.chosen()) + way) % len(keys)]
            self.desk.say(f"Formation: {self.desk.library.formations[self.formation].name}.")

    def units(self) -> list[str]:
        """Give the units that would stand there: of the force, or as many as the hand has drawn out."""
        hands = self.hands
        if hands.tool == "form":
            force = self.force()
            ships = self.desk.session.level.get((*force, "ship")) or [] if force is not None else []
            return [str(each.get("unit")) for each in ships if isinstance(each, dict)
                    and each.get("unit") in self.desk.library.units][:MOST_SLOTS]  # fmt: skip
        far = math.dist(hands.from_, hands.to) if hands.drag else 0.0
        gap = GAPS_WU[self.gap] if self.desk.on_surface else self.desk.library.formations[self.chosen()].spacing_wu
        most = _MOST_UNITS if self.desk.on_surface else _MOST_SHIPS
        return [hands.unit] * min(1 + round(far / gap), most)

    def facing(self) -> float:
        """Give which way they look: where the hand drags, or else as the force does now. [deg]"""
        hands, force = self.hands, self.force()
        if hands.drag and math.dist(hands.from_, hands.to) > 0.0:
            angle = forming.direction(hands.from_, hands.to)
            return round(angle / _SNAP_DEG) * _SNAP_DEG if self.desk.snaps else angle
        value = self.desk.session.level.get((*force, "facing_deg"), 0.0) if force is not None else 0.0
        return float(value) if is_number(value) else 0.0

    def spread(self, units: Sequence[str]) -> float:
        """Give how wide the formation is: so wide that its farthest ship is as far as the hand, and never too close."""
        catalogue, hands = catalogue_of(self.desk.library), self.hands
        least = spread_of(catalogue, self.chosen(), units)
        if hands.tool != "form" or len(units) < 2:
            return least
        if not hands.drag:
            value = self.desk.session.level.get((*(self.force() or ()), "spread"), 1.0)
            return max(least, float(value) if is_number(value) else 1.0)
        slots = catalogue.slots[catalogue.formation_keys.index(self.chosen())][: len(units)]
        far = float(np.hypot(*slots.T).max())
        wanted = math.dist(hands.from_, hands.to) / max(far, 1.0)
        return max(least, min(round(wanted, 1), _WIDEST))

    def anchor(self, px: Point, at: Point) -> Point:
        """Give where the first is to stand: one who presses on the leader lets him stay. at: [wu] under the hand"""
        force = self.force() if self.hands.tool == "form" else None
        there: Any = self.desk.session.level.get((*force, "at_wu")) if force is not None else None
        if not is_spot(there):
            return at
        near = self.hands.canvas.camera.to_screen(there).tolist()
        return (float(there[0]), float(there[1])) if math.dist(near, px) < _NEAR_PX else at

    # ---- where they would stand -----------------------------------------------------------------------
    def spots(self, at: Point) -> list[Point]:
        """Give where every unit would stand, as the battle puts it. at: the first [wu]"""
        units = self.units()
        if not units:
            return []
        if self.desk.on_surface:
            sign = 1.0 if self.hands.to[0] >= self.hands.from_[0] else -1.0
            return [(at[0] + sign * n * GAPS_WU[self.gap], at[1]) for n in range(len(units))]
        catalogue, turn = catalogue_of(self.desk.library), math.radians(self.facing())
        slots = catalogue.slots[catalogue.formation_keys.index(self.chosen())][: len(units)] * self.spread(units)
        cos, sin = math.cos(turn), math.sin(turn)
        return [(at[0] + x * cos - y * sin, at[1] + x * sin + y * cos) for x, y in slots.tolist()]

    def draw(self, surface: pygame.Surface, marks: Marks, px: Point) -> None:
        """Draw ghosts of all, and say in words what they are. px: where the hand is"""
        hands = self.hands
        at = hands.from_ if hands.drag in ("form", "row") else hands.at_hand(px)
        spots, units = self.spots(at), self.units()
        turn = math.radians(self.facing())
        if self.desk.on_surface:
            turn = math.pi if hands.to[0] >= hands.from_[0] else 0.0
        marks.ghosts(surface, hands.canvas.camera, spots, turn)
        if not spots:
            words = "Choose a force first: a click on one of its ships with V"
        elif self.desk.on_surface:
            words = f"{len(units)}, {GAPS_WU[self.gap]:g} wu apart"
        else:
            name = self.desk.library.formations[self.chosen()].name
            facing = self.facing() % 360.0
            words = f"{name}, {len(units)} ships, {self.spread(units):.1f} wide, looks to {facing:.0f}"
        marks.words(surface, words, (px[0] + 14, px[1] + 22))

    # ---- letting go -----------------------------------------------------------------------------------
    def form(self) -> None:
        """Let the chosen force form up as it was drawn."""
        force, units = self.force(), self.units()
        if force is None or not units:
            self.desk.say("Choose the force that is to form up first.", "warning")
            return
        least = spread_of(catalogue_of(self.desk.library), self.chosen(), units)
        spread = self.spread(units)
        self.desk.do(forming.form_up, force, self.hands.from_, self.facing(), self.chosen(),
                     spread if spread > least else 1.0)  # fmt: skip

    def row(self, at: Point) -> bool:
        """Place as many units as were drawn out. Returns: whether it was done"""
        desk, unit, count = self.desk, self.hands.unit, len(self.units())
        if desk.on_surface:
            left = self.hands.to[0] >= self.hands.from_[0]
            return desk.do(forming.place_row, desk.library, unit, count, at, left, GAPS_WU[self.gap])
        return desk.do(forming.place_formed, desk.library, unit, count, at, self.facing(), self.chosen())

"""Sounds of the surface: which events are heard as what, and which loops the battle keeps going."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from game.app.cruiser_sounds import CruiserSounds
from game.app.flight_sounds import FlightSounds
from game.ui.ground_console import GroundConsole
from game.ui.ground_units import row_of
from game.ui.ground_warnings import warnings
from game.view.camera import Camera
from game.view.sound import SoundBoard
from game.world import events as e
from game.world import ground_events as g
from game.world.components import Body
from game.world.land import is_wet
from game.world.surface import Foot, Life, Unit
from game.world.surface_world import SurfaceWorld

TRACK = "ground"
_SHOTS = {
    "rifle": "rifle_race", "arume_rifle": "rifle_arume", "machine_gun": "machine_gun",
    "autocannon": "autocannon_ground", "sabot": "sabot_fire", "high_explosive": "he_fire",
    "burst_cannon": "burst_cannon", "tower_gun": "sabot_fire", "trailer_cannon": "rotary_ground",
    "killercraft_cannon": "rotary_ground", "helicopter_cannon": "rotary_ground",
}  # fmt: skip
_LAUNCHES = dict.fromkeys(("shoulder_sam", "anti_landcruiser", "laser_missile"), "shoulder_launch")
_BEAMS = {"belly_lens": "belly_beam"}
_SMALL_WU, _MEDIUM_WU = 18.0, 44.0  # radius of a blast
_LOOPS = {  # role -> the loop of the nearest of them, and how loud at its nearest
    "landcruiser": ("landcruiser_engine", 0.6), "helicopter": ("helicopter", 0.8), "transport": ("vtol_hover", 0.6),
    "starship": ("ship_hover", 0.9), "gosta": ("gosta_choir", 0.7),
}  # fmt: skip
_HEAT_UP, _HEAT_DOWN = 1.2, 0.12  # how fast the music follows, a second
_CALM, _HEAT_A_SHOT = 0.15, 0.006  # heat of a quiet battle, and of a shot a second
_WALKS_WUPS = 4.0
_LOW_WU = 60.0  # over the sea: what ends lower than this ends in it


def heard(world: SurfaceWorld, event: Any) -> tuple[str, tuple[float, float] | None]:
    """Give the sound of an event and where it is, (wu); no place for what all hear; no name for silence."""
    keys = world.catalogue.arm_keys
    match event:
        case g.Shot(arm=arm, pos=at):
            return _SHOTS.get(keys[arm], ""), at
        case g.Beamed(arm=arm, pos=at):
            return _BEAMS.get(keys[arm], "nose_beam"), at
        case g.RocketAway(arm=arm, pos=at):
            return _LAUNCHES.get(keys[arm], "sam_launch"), at
        case g.Blast(radius=radius, pos=at):
            if event.water:
                return "splash", at
            size = "small" if radius < _SMALL_WU else "medium" if radius < _MEDIUM_WU else "large"
            return f"blast_{size}", at
        case g.Struck(row=row, pos=at):
            armoured = float(world.units[Life].armour[row].max()) > 0.0
            return ("shell_hit_armour" if armoured else ""), at
        case g.Splashed(pos=at) | g.Grounded(pos=at, water=True):
            return "splash", at
        case g.Felled(pos=at, kind=kind) if not world.catalogue.is_infantry[kind]:
            return ("splash" if is_wet(world.land, np.array(at[0])) and at[1] < _LOW_WU else ""), at
        case g.Collapsed(pos=at) | g.Toppled(pos=at):
            return "collapse", at
        case g.SmokeLaid(pos=at):
            return "shoulder_launch", at
        case g.LegLost(pos=at):
            return "walker_fall", at
    return _said(event), None


def _said(event: Any) -> str:
    """Give the sound of what all hear."""
    match event:
        case e.ObjectiveChanged(state="done" | "failed" as state):
            return f"objective_{state}"
        case e.Ended(outcome=outcome):
            return "defeat" if outcome == "defeat" else "victory"
    return ""


class GroundSounds:
    """Plays what happens in one battle, as heard from the camera."""

    def __init__(self, board: SoundBoard, console: GroundConsole) -> None:
        self.board, self.console = board, console
        self.flight = FlightSounds(board, console)
        self.cruiser = CruiserSounds(board, console)
        self.intensity = 0.0
        self._shots = 0

    def take(self, world: SurfaceWorld, events: Iterable[Any]) -> None:
        """Play the events of one tick."""
        acknowledged = False
        if self.console.flies:
            events = list(events)
            self.flight.take(world, events)
        for event in events:  # LOOP: events of one tick
            if isinstance(event, g.Reloading):
                if event.owner_serial in (self.console.own, self.console.manned):
                    self.board.play("reload")
                continue
            if isinstance(event, e.Ordered):
                if event.serial == self.console.own:
                    self.board.play("rally_horn")
                elif not acknowledged:
                    self.board.play("order_race" if self.console.side == 0 else "order_arume")
                    acknowledged = True
                continue
            name, place = heard(world, event)
            if name and place is not None:
                self.board.play_at(name, place)
                self._shots += isinstance(event, g.Shot | g.Blast)
            elif name:
                self.board.play(name)

    def update(self, world: SurfaceWorld, camera: Camera, real_dt: float) -> None:
        """Keep loops, music and the ear where they belong; call once a picture."""
        board, console = self.board, self.console
        board.listen((float(camera.center[0]), float(camera.center[1])), camera.zoom, camera.size[0])
        own = row_of(world, console.own)
        danger = [each.kind for each in warnings(world, console)] if not console.flies else []
        if not console.flies:
            board.loop("missile_warning", "missiles" in danger, 0.7)
        board.loop("ambience_coast", not console.flies, 0.6)
        if console.flies:
            self.flight.update(world)
        if console.drives:
            self.cruiser.update(world)
        walks = own >= 0 and bool(world.units[Foot].down[own])
        walks = walks and abs(float(world.units[Body].vel[own, 0])) > _WALKS_WUPS
        board.loop("footsteps", walks, 0.5)
        self._machines(world)
        heat = min(1.0, _CALM + _HEAT_A_SHOT * self._shots / max(real_dt, 0.01) + 0.3 * bool(danger))
        self._shots = 0
        pace = _HEAT_UP if heat > self.intensity else _HEAT_DOWN
        self.intensity += (heat - self.intensity) * min(1.0, real_dt * pace)
        board.music(self.intensity, TRACK)
        board.update(real_dt)

    def _machines(self, world: SurfaceWorld) -> None:
        """Let the nearest machine of each sort be heard. LOOP: five sorts"""
        rows, part = world.units.rows(Body, Unit, Life), world.units[Unit]
        for role, (name, most) in _LOOPS.items():
            kinds = [number for number, rule in enumerate(world.catalogue.units) if rule.role == role]
            some = rows[np.isin(part.kind[rows], kinds)]
            best = (0.0, 0.0)
            for row in some[:16].tolist():  # LOOP: the first few of a sort
                pan, near = self.board.heard(world.place(row))
                best = max(best, (near, pan))
            self.board.loop(name, best[0] > 0.0, most * best[0], best[1])

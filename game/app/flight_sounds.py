"""Sounds of one's own craft: engine and afterburner, the seeker, the stall, what passes close by, the flash."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from game.base.vectors import Floats, Rows, dot, gap_to, length, pick, unit
from game.ui.flight_build import lock
from game.ui.flight_marks import flight_warnings
from game.ui.flight_state import LOCKED, LOCKING, SEARCHING
from game.ui.flight_units import gun_in_hand, is_winged
from game.ui.ground_console import GroundConsole
from game.ui.ground_units import row_of
from game.view.sound import SoundBoard
from game.world import ground_events as g
from game.world.components import Body
from game.world.surface import ALIVE, Gun, Pilot, Wings
from game.world.surface_catalogue import MISSILE_ARM
from game.world.surface_world import SurfaceWorld

_LOW_PITCH, _PER_WUPS, _PER_THROTTLE = 0.62, 0.00105, 0.16  # how fast the engine's sound is read
_NEAR_WU, _PASS_WU, _MEETS_WUPS = 70.0, 150.0, 260.0  # beams, and craft that go by so close and so fast
_PASS_EVERY_S = 0.8
_FEW = 0.2  # of the cannon's rounds: the last of them


class FlightSounds:
    """Plays what a pilot hears of his own craft and close about it."""

    def __init__(self, board: SoundBoard, console: GroundConsole) -> None:
        self.board, self.console = board, console
        self._passed_s, self._low = -9.0, False

    def take(self, world: SurfaceWorld, events: Iterable[Any]) -> None:
        """Play the events of one tick that are the pilot's own."""
        own = row_of(world, self.console.own)
        for event in events:  # LOOP: events of one tick
            match event:
                case g.LockedOn(owner_serial=serial) if serial == self.console.own and not self.console.autopilot:
                    self.board.play("lock_tone")
                case g.Flashed():
                    self.board.play("flash_far")
                case g.Beamed(pos=start, end=end, owner=owner) if own >= 0 and owner != own:
                    if gap_to(world.units[Body].pos[own], np.array(start), np.array(end)) < _NEAR_WU:
                        self.board.play("beam_near")

    def update(self, world: SurfaceWorld) -> None:
        """Keep the craft's loops going; call once a picture."""
        board, own = self.board, row_of(world, self.console.own)
        flies = is_winged(world, own)
        wings = world.units[Wings]
        speed = float(length(world.units[Body].vel[own])) if flies else 0.0
        power = float(wings.throttle[own]) if flies and wings.fuel[own] > 0.0 else 0.0
        burns = flies and bool(wings.burning[own]) and wings.fuel[own] > 0.0
        pitch = _LOW_PITCH + _PER_WUPS * speed + _PER_THROTTLE * power
        board.loop("jet_own", flies, 0.4 + 0.4 * power + 0.2 * min(speed / 450.0, 1.0), pitch=pitch)
        board.loop("burner_own", burns, 1.0, pitch=0.85 + 0.0006 * speed)
        warned = [each.kind for each in flight_warnings(world, self.console)] if flies else []
        board.loop("stall_horn", "stall" in warned)
        board.loop("pull_up", "pull_up" in warned)
        self._seeker(world, own if flies and not self.console.autopilot else -1)
        if flies:
            self._passes(world, own)
            self._rounds(world, own)

    def _seeker(self, world: SurfaceWorld, own: int) -> None:
        """Let the seeker in hand be heard: it looks, it holds."""
        state, one = "", gun_in_hand(world, own, self.console.slot) if own >= 0 else -1
        if one >= 0 and world.catalogue.arm_kind[world.mounts[Gun].arm[one]] == MISSILE_ARM:
            state = lock(world, None, own, one, row_of(world, self.console.target)).state
        self.board.loop("seeker_search", state in (SEARCHING, LOCKING), 1.0, pitch=1.6 if state == LOCKING else 1.0)
        self.board.loop("heater_beep", state == LOCKED, 0.7)

    def _passes(self, world: SurfaceWorld, own: int) -> None:
        """Let craft be heard that go by close and fast."""
        if abs(world.time_s - self._passed_s) < _PASS_EVERY_S:
            return
        body, rows = world.units[Body], world.units.rows(*ALIVE, Wings, Pilot)
        rows = rows[rows != own]
        row = _passing(pick(body.pos, rows) - body.pos[own], pick(body.vel, rows) - body.vel[own], rows)
        if row >= 0:
            self._passed_s = world.time_s
            self.board.play_at("jet_pass_race" if body.side[row] == 0 else "jet_pass_arume", world.place(row))

    def _rounds(self, world: SurfaceWorld, own: int) -> None:
        """Say once that the cannon's last rounds are being fired."""
        one, gun = gun_in_hand(world, own, 0), world.mounts[Gun]
        low = one >= 0 and gun.rounds[one] < _FEW * gun.full[one]
        if low and not self._low:
            self.board.play("low_ammo")
        self._low = bool(low)


def _passing(off: Floats, drift: Floats, rows: Rows) -> int:
    """Give who has just gone by close and fast, -1 for nobody."""
    close = (length(off) < _PASS_WU) & (length(drift) > _MEETS_WUPS) & (dot(unit(off), drift) > 0.0)
    return int(rows[close][0]) if close.any() else -1

"""Gathers all effects of a battle in orbit and fixes the order in which they age and are drawn."""

from __future__ import annotations

from pathlib import Path

from game.view.camera import Camera
from game.view.effects.arcs import Arcs
from game.view.effects.beams import Beams
from game.view.effects.burst import Bursts
from game.view.effects.debris import Debris
from game.view.effects.fireballs import Fireballs
from game.view.effects.fires import HullFires
from game.view.effects.flash import HitFlash
from game.view.effects.lamps import Lamps
from game.view.effects.ledger import FlashLedger
from game.view.effects.missiles import MissileHeads
from game.view.effects.muzzle import MuzzleFlashes
from game.view.effects.point_defence import PointDefence
from game.view.effects.scars import Scars
from game.view.effects.shields import Shields
from game.view.effects.smoke import Smoke
from game.view.effects.sparkles import Sparkles
from game.view.effects.sparks import Sparks
from game.view.effects.strips import load_strips
from game.view.effects.tracers import Tracers
from game.view.effects.trails import Trails, warm
from game.view.frame import Frame
from game.view.palette import beam_colours


class BattleEffects:
    """Owns one of each effect.

    Effects that need to be told what is there every picture (trails, shields, beams, rounds, missiles, engines,
    lamps, arcs, fires, scars) are drawn by the caller; the rest live on their own and are drawn by `draw_drifting`.
    """

    def __init__(self, folder: Path, *, calm: bool = False, colour_blind: bool = False) -> None:
        """Loads the strips; folder: assets/images/effects; calm: reduced flashes."""
        strips = load_strips(folder)
        self.ledger = FlashLedger(calm)
        self.sparks, self.debris, self.smoke = Sparks(), Debris(), Smoke(strips)
        self.fireballs, self.bursts = Fireballs(strips), Bursts(strips, self.ledger)
        self.sparkles, self.muzzle, self.scars, self.flash = Sparkles(), MuzzleFlashes(), Scars(), HitFlash()
        self.shields = Shields(self.sparks, calm=calm)
        self.beams = Beams(self.sparks, beam_colours(colour_blind))
        self.defence, self.tracers, self.heads = PointDefence(), Tracers(), MissileHeads()
        self.trails, self.arcs, self.lamps = Trails(), Arcs(), Lamps()
        self.fires = HullFires(strips, self.smoke, self.sparks)

    def warm(self) -> None:
        """Bakes what the first salvo needs, behind the loading bar."""
        warm(self.trails)

    def update(self, dt: float, real_dt: float) -> None:
        """Ages everything by battle time dt; the flash ledger by real time."""
        for effect in (
            self.sparks, self.debris, self.smoke, self.fireballs, self.bursts, self.sparkles, self.muzzle,
            self.scars, self.flash, self.shields, self.defence,
        ):  # fmt: skip
            effect.update(dt)
        self.ledger.update(real_dt)

    def draw_drifting(self, frame: Frame, camera: Camera) -> None:
        """Draws what needs no word from the battle; after the ships, before `Frame.finish`."""
        for effect in (self.muzzle, self.sparkles, self.debris, self.fireballs, self.sparks, self.bursts):
            effect.draw(frame, camera)

    def clear(self) -> None:
        """Forgets everything in flight, as when a replay jumps."""
        self.trails.clear()
        for pool in (self.sparks.pool, self.debris.pool, self.smoke.pool, self.fireballs.pool, self.muzzle.pool,
                     self.sparkles.pool, self.scars.pool):  # fmt: skip
            pool.clear()
        self.bursts.clear()
        self.shields.clear()
        self.defence.clear()

"""Stages two and a half seconds of a battle in orbit, to look at every effect at once."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np

from game.view.backdrop import OrbitBackdrop, Sky
from game.view.camera import Camera
from game.view.effects import missiles, muzzle, tracers
from game.view.effects.arcs import Arcs
from game.view.effects.beams import Beams
from game.view.effects.burst import Bursts
from game.view.effects.debris import Debris
from game.view.effects.fireballs import Fireballs
from game.view.effects.fires import HullFires
from game.view.effects.lamps import Lamps
from game.view.effects.ledger import FlashLedger
from game.view.effects.point_defence import PointDefence
from game.view.effects.scars import Scars
from game.view.effects.shields import Shields
from game.view.effects.smoke import Smoke
from game.view.effects.sparkles import Sparkles
from game.view.effects.sparks import Sparks
from game.view.effects.strips import load_strips
from game.view.effects.trails import Trails
from game.view.frame import Frame
from game.view.hull_damage import State
from game.view.hulls import HullLibrary

ASSETS = Path(__file__).resolve().parents[1] / "assets" / "images"
SIZE = (1280, 720)
DT = 1 / 60


def at(x: float, y: float) -> tuple[float, float]:
    """Turns a place of the design picture (px, y down, zoom 1) into the world."""
    return x - SIZE[0] / 2, SIZE[1] / 2 - y


# name, place on the picture, heading, thrust, state
FLEET: list[tuple[str, tuple[float, float], float, float, State]] = [
    ("race_cargo", at(70, 128), -0.05, 0.7, "clean"),
    ("race_patrol", at(372, 126), -0.10, 1.0, "clean"),
    ("race_patrol", at(330, 545), 0.40, 1.1, "scarred"),
    ("race_cruiser", at(170, 452), 0.30, 0.9, "clean"),
    ("race_cruiser", at(262, 238), 0.10, 1.0, "scarred"),
    ("arume_battlecruiser", at(1092, 508), math.pi - 0.18, 0.8, "clean"),
    ("arume_cruiser", at(872, 300), math.pi + 0.34, 0.9, "clean"),
]
KEYS = [ship[0] for ship in FLEET]
POS = np.array([ship[1] for ship in FLEET])
HEADING = np.array([ship[2] for ship in FLEET])
R2, R1, B1, A1, P3 = 3, 4, 5, 6, 2


class Scene:
    """Plays two and a half seconds of a battle by hand, then draws one picture."""

    def __init__(self, size: tuple[int, int], zoom: float, calm: bool) -> None:
        """Loads everything a battle loads."""
        self.random = np.random.default_rng(5)
        self.camera = Camera(size, (0, 0), zoom)
        self.frame = Frame(size)
        self.backdrop = OrbitBackdrop(ASSETS / "backdrops", size, Sky("orbit", "limb"))
        strips = load_strips(ASSETS / "effects")
        self.ledger = FlashLedger(calm)
        self.sparks, self.debris, self.trails = Sparks(), Debris(), Trails()
        self.beams, self.shields = Beams(self.sparks), Shields(self.sparks, calm=calm)
        self.defence, self.tracers, self.muzzle = PointDefence(), tracers.Tracers(), muzzle.MuzzleFlashes()
        self.heads, self.fireballs = missiles.MissileHeads(), Fireballs(strips)
        self.bursts, self.arcs, self.smoke = Bursts(strips, self.ledger), Arcs(), Smoke(strips)
        self.fires = HullFires(strips, self.smoke, self.sparks)
        self.scars, self.sparkles, self.lamps = Scars(), Sparkles(), Lamps()
        self.hulls = HullLibrary(ASSETS / "hulls")
        self.clock = 0.0
        for key in set(KEYS):
            shape = self.hulls.shape(key)
            self.shields.register(key, shape.outline)
            self.lamps.register(key, [(x, y, c, r, i) for x, y, c, r, i in shape.lights])
        self._plan_missiles()
        self._plan_guns()

    def world(self, ship: int, x: float, y: float) -> np.ndarray:
        """Turns a place on a hull into the world."""
        c, s = math.cos(HEADING[ship]), math.sin(HEADING[ship])
        return POS[ship] + np.array((x * c - y * s, x * s + y * c))

    def _plan_missiles(self) -> None:
        """Draws the paths of both salvoes: out sideways, over an apex, late to the target."""
        random, paths, kinds = self.random, [], []
        for i in range(52):
            source, side = (R1, R2)[i % 2 == 0], 1 if (i // 2) % 5 < 3 else -1
            start = self.world(source, random.uniform(-34, -8), side * 30)
            high = side > 0
            aim = A1 if high or random.random() < 0.25 else B1
            goal = POS[aim] + (random.normal(-100, 30), random.normal(30 if aim == A1 else 0, 55))
            rise = at(0, random.uniform(18, 150) if high else random.uniform(400, 540))[1]
            paths.append(
                (start, goal, rise, random.uniform(0.45, 0.98) if i > 10 else random.uniform(0.25, 0.5))
            )
            kinds.append(0)
        for i in range(30):
            source, side = (A1, B1)[i % 3 != 0], 1 if i % 2 else -1
            start = self.world(source, random.uniform(-60, 20), side * 34)
            goal = POS[(R2, P3, R1)[i % 3]] + (random.normal(105, 24), random.normal(0, 30))
            rise = at(0, random.uniform(470, 640) if i % 3 else random.uniform(330, 420))[1]
            paths.append((start, goal, rise, random.uniform(0.5, 0.98)))
            kinds.append(1)
        self.starts, self.goals = np.array([p[0] for p in paths]), np.array([p[1] for p in paths])
        self.rises, self.ends = np.array([p[2] for p in paths]), np.array([p[3] for p in paths])
        self.kinds = np.array(kinds)

    def missiles_at(self, clock: float) -> tuple[np.ndarray, np.ndarray]:
        """Gives all missiles' places and motion at a time; at 2.4 s they are where the picture wants them."""
        t = np.clip(self.ends * clock / 2.4, 0, 1)[:, None]

        def place(t: np.ndarray) -> np.ndarray:
            a, d = self.starts, self.goals
            side = np.where(self.kinds == 0, 1.0, -1.0)
            b = np.stack([a[:, 0] + side * 25, a[:, 1] * 0.1 + self.rises * 0.9], 1)
            c = np.stack([a[:, 0] * 0.38 + d[:, 0] * 0.62, self.rises], 1)
            return (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t * t * c + t**3 * d

        pos = place(t)
        return pos, (place(np.minimum(t + 0.01, 1.01)) - pos) / 0.01 * (self.ends / 2.4)[:, None]

    def _plan_guns(self) -> None:
        pos, _ = self.missiles_at(2.4)
        enemy = pos[self.kinds == 1]
        rounds, velocities, mouths = [], [], []
        for ship, x, y in ((R1, 84, 18), (R1, 62, 0), (R1, 8, 28), (R2, 84, -18), (R2, 62, 0), (R2, 8, -28)):
            mouth = self.world(ship, x, y)
            near = np.hypot(*(enemy - mouth - (60, 0)).T) + self.random.uniform(0, 90, len(enemy))
            to = enemy[np.argmin(near)] - mouth
            reach, turn = max(230.0, float(np.hypot(*to)) + 60), math.atan2(to[1], to[0])
            for k in range(12):
                angle = turn + self.random.normal(0, 0.016)
                way = np.array((math.cos(angle), math.sin(angle)))
                rounds.append(mouth + way * reach * (k + self.random.uniform(0.1, 0.9)) / 12)
                velocities.append(way * 1100)
            mouths.append(mouth)
        self.rounds, self.round_vel, self.mouths = np.array(rounds), np.array(velocities), np.array(mouths)

    def step(self) -> None:
        """Plays one sixtieth of a second, with events at chosen moments."""
        self.clock += DT
        pos, _ = self.missiles_at(self.clock)
        self.trails.update(self.clock, np.arange(len(pos)), pos, self.kinds)
        tick = round(self.clock * 60)
        victim = np.array(at(470, 330))
        if tick == 97:
            self.bursts.add(at(1010, 150))
        if tick in (122, 128, 136):
            k = (tick - 122) / 7
            self.fireballs.add(victim + (-20 + 18 * k, -4 + 8 * k), 30 - 7 * k)
            self.sparks.spray(victim, 60, speed=170, life=0.9)
            self.debris.scatter(victim, 16, speed=50, reach=16)
        if tick == 60:
            self.debris.scatter(at(590, 450), 16, speed=30, reach=10)
        for when, bearing, strength in (
            (110, 0.62, 0.8),
            (126, -0.5, 0.75),
            (138, 0.05, 0.6),
            (134, 1.5, 0.6),
        ):
            if tick == when:
                self.shields.hit(A1, "arume_cruiser", bearing, strength)
        if tick in (118, 136):
            self.shields.hit(B1, "arume_battlecruiser", 0.25 if tick == 118 else -0.5, 0.6)
        if tick == 140:
            self.sparkles.add(np.stack([self.world(A1, 110, k * 9) for k in range(-2, 3)]))
            for target in self.killed():
                self.fireballs.add(target, 7)
                self.sparks.spray(target, 12, speed=50, life=0.5)
                self.defence.pop(target)
        if tick == 142:
            self.muzzle.add(self.mouths, 0)
        for effect in (
            self.sparks,
            self.debris,
            self.shields,
            self.defence,
            self.muzzle,
            self.fireballs,
            self.bursts,
            self.smoke,
            self.scars,
            self.sparkles,
        ):
            effect.update(DT)
        self.ledger.update(DT)
        start, end, level, hit = self.beam_rows()
        self.beams.update(DT, start, end, level, hit)
        self.fires.update(DT, *self.fire_rows(), np.zeros(2), np.array([math.nan, 1.4, math.nan]))

    def beam_rows(self) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """Gives the four beams: three from the cruiser, one from the battlecruiser."""
        victim = np.array(at(474, 332))
        a = [self.world(A1, -4, 0), self.world(A1, -30, -8), self.world(A1, -30, 8), self.world(B1, 88, -7)]
        b = [victim, victim + (-16, -5), self.world(R1, 70, 0), self.world(P3, 26, 6)]
        on = 1.0 if self.clock > 1.4 else 0.0
        return np.array(a), np.array(b), np.array([1, 0.95, 0.9, 0.9]) * on, np.ones(4, bool)

    def fire_rows(self) -> tuple[np.ndarray, np.ndarray]:
        """Gives the fires on hulls."""
        return np.array([self.world(R1, 66, 4), self.world(R1, 20, -20), self.world(P3, 20, 6)]), np.array(
            [0.9, 0.3, 0.7]
        )

    def killed(self) -> np.ndarray:
        """Gives the missiles that point defence burns now."""
        pos, _ = self.missiles_at(2.4)
        race = pos[self.kinds == 0]
        near = np.argsort(np.hypot(*(race - POS[A1]).T))
        low = np.argsort(np.hypot(*(race - POS[B1]).T))
        return np.concatenate([race[near[6:15]], race[low[:4]]])

    def hairlines(self) -> tuple[np.ndarray, np.ndarray]:
        """Gives the point-defence lasers that fire."""
        places = ((72, 7), (72, -7), (8, 12), (8, -12), (-60, 38), (30, 28), (30, -28))
        start = [self.world(A1, *places[i % 7]) for i in range(9)]
        start += [self.world(B1, x, y) for x, y in ((112, 8), (112, -8), (50, 38), (50, -38))]
        return np.array(start), self.killed()

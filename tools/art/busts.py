"""Busts: heads of the Race and of the Arume, modelled as height maps and lit like hulls."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from tools.art.noise import Grid, box_blur, fractal
from tools.art.plates import HullPlan
from tools.art.polygons import Point, catmull

SIDE = 64
SCALE = 6


class Bust:
    """A head in a 64 by 64 field, x right and y down as one draws it on paper."""

    def __init__(self, seed: int) -> None:
        self.plan = HullPlan(SIDE / 2, SIDE / 2, SCALE, seed)
        self.x: Grid = self.plan.x + SIDE / 2
        self.y: Grid = SIDE / 2 - self.plan.y

    def _up(self, points: Sequence[Point]) -> list[Point]:
        return [(x - SIDE / 2, SIDE / 2 - y) for x, y in points]

    def plate(self, points: Sequence[Point], colour: str, **how: object) -> None:
        """Lays a plate."""
        self.plan.plate(self._up(points), colour, **how)  # type: ignore[arg-type]

    def smooth(self, points: Sequence[Point], colour: str, **how: object) -> None:
        """Lays a plate with a rounded outline."""
        self.plate(catmull(points, 6), colour, **how)

    def paint(self, points: Sequence[Point], colour: str, alpha: float = 1.0, wear: float = 0.15) -> None:
        """Colours what is there."""
        self.plan.paint(self._up(points), colour, alpha=alpha, wear=wear)

    def disc(self, x: float, y: float, radius: float, colour: str, **how: object) -> None:
        """Lays a round plate."""
        ring = [(x + radius * math.cos(a), y + radius * math.sin(a)) for a in np.linspace(0, math.tau, 25)[:-1]]
        self.plate(ring, colour, **how)

    def line(self, a: Point, b: Point, width: float, colour: str, alpha: float = 1.0) -> None:
        """Paints a straight stroke."""
        dx, dy = b[0] - a[0], b[1] - a[1]
        length = math.hypot(dx, dy) or 1.0
        nx, ny = -dy / length * width / 2, dx / length * width / 2
        corners = [(a[0] + nx, a[1] + ny), (b[0] + nx, b[1] + ny), (b[0] - nx, b[1] - ny), (a[0] - nx, a[1] - ny)]
        self.paint(corners, colour, alpha, 0.0)


def lit(bust: Bust, key_colour: Sequence[float], fill: Sequence[float], fill_from: tuple[float, float, float], ambient: float) -> Grid:
    """Lights a bust: key from the upper left, a coloured fill, ambient, occlusion, gloss.

    key_colour: (3,) colour of the first light
    fill: (3,) colour of the second light
    fill_from: where it comes from, x right, y down, z to the viewer
    """
    plan = bust.plan
    height = 0.5 * plan.height + 0.5 * box_blur(plan.height, 2)
    dy, dx = np.gradient(height * SCALE)
    dx, dy = np.clip(dx, -3, 3), np.clip(dy, -3, 3)
    deep = 1 / np.sqrt(dx * dx + dy * dy + 1)
    normal = np.stack([-dx * deep, -dy * deep, deep], axis=-1)
    key = _unit((-0.55, -0.6, 0.55))
    facing = np.clip(normal @ key, 0, 1)
    hidden = np.clip((box_blur(plan.height, 9) - plan.height) * 0.07, -0.12, 0.5)
    open_sky = 1 - hidden
    light = np.array((0.10, 0.10, 0.13)) * ambient * open_sky[..., None] + np.array(key_colour) * facing[..., None]
    light = light + np.array(fill) * np.clip(normal @ _unit(fill_from), 0, 1)[..., None] * open_sky[..., None]
    half = _unit(tuple(key + np.array((0.0, 0.0, 1.0))))
    gleam = np.clip(normal @ half, 0, 1) ** 30 * plan.gloss
    return np.clip(plan.colour * light + gleam[..., None] * 0.8 + plan.glow, 0, 1)


def _unit(v: Sequence[float]) -> Grid:
    a = np.asarray(v, np.float64)
    return a / np.linalg.norm(a)


def scales(bust: Bust, amount: float, below: float) -> None:
    """Presses fine scales into the skin above a line.

    amount: [unit] depth
    below: [unit] y where the cloth begins
    """
    pattern = np.sin(bust.x * 2.4 + np.sin(bust.y * 1.1)) * np.sin(bust.y * 2.4)
    mottle = fractal(bust.x * 0.16, bust.y * 0.16, 4, 77) - 0.5
    skin = (bust.plan.cover > 0.5) & (bust.y < below)
    bust.plan.height += np.where(skin, pattern * amount, 0).astype(np.float32)
    bust.plan.colour *= np.where(skin, 1 + 0.09 * pattern + 0.35 * mottle, 1).astype(np.float32)[..., None]


def race(skin: str, dark: str, eye: str, paint: Sequence[tuple[Sequence[Point], str]], seed: int, crest: float) -> Bust:
    """Models a head of the Race in profile: long jaw, eye turret, scaled skin, paint on the shoulders.

    paint: outlines and colours of the body paint that tells the rank
    crest: [unit] how much the brow rises
    """
    bust = Bust(seed)
    shoulders = [(0, 66), (1, 55), (12, 46), (22, 43), (36, 43), (51, 50), (60, 66)]
    bust.smooth(shoulders, "4C4843", rise=10, bevel=11)
    for outline, colour in paint:
        bust.paint(outline, colour)
    bust.plate([(13, 52), (14, 34), (22, 25), (40, 33), (39, 51), (26, 55)], skin, rise=12, bevel=9, base=1)
    for fold in range(4):
        y = 40 + fold * 3.2
        bust.line((15, y), (37, y + 1.6), 0.7, dark, 0.5)
    head = [(9, 25), (14, 14 - crest), (26, 8 - crest), (38, 12 - crest * 0.4), (48, 19), (59, 26.5), (61.5, 31)]
    head += [(55, 35.6), (42, 39), (28, 41), (14, 37)]
    bust.smooth(head, skin, rise=20, bevel=15, base=3)
    bust.paint(catmull([(11, 21), (21, 10 - crest), (31, 9 - crest), (21, 18), (14, 28)], 5), dark, 0.75)
    bust.paint(catmull([(40, 37), (54, 34.5), (57, 35), (44, 39.4), (30, 41)], 5), "D9A86A", 0.35)
    bust.paint([(61, 31.6), (50, 33.4), (36, 34), (27, 32.6), (27, 33.5), (36, 35.2), (50, 34.6), (61, 32.6)], "24120A", 1, 0)
    bust.disc(56.4, 26.6, 1.1, "24120A", rise=0.3, bevel=0.6, base=19)
    scales(bust, 0.2, 45)
    bust.disc(32.5, 20.5, 8.6, skin, rise=6, bevel=6.5, base=19.5, grain=0.1)
    bust.disc(33.2, 20.2, 6.6, dark, rise=3.0, bevel=3, base=22.6)
    bust.disc(34.4, 19.8, 4.6, skin, rise=2.4, bevel=2.4, base=24.4)
    bust.disc(35.2, 19.6, 3.3, eye, rise=1.6, bevel=1.4, base=27, gloss=1.0)
    bust.paint(catmull([(35.3, 16.7), (36.2, 19.6), (35.3, 22.5), (34.5, 19.6)], 5), "0C0603", 1, 0)
    bust.disc(34.2, 18.3, 0.55, "FFFFFF", rise=0.3, bevel=0.3, base=29.4, gloss=1.0)
    return bust


def band(x: float, width: float, lean: float = 8.0) -> list[Point]:
    """Returns a slanted stripe over the shoulders."""
    return [(x, 40), (x + width, 40), (x + width + lean, 66), (x + lean, 66)]


def arume(hair: str, suit: str, iris: str, skin: str, seed: int, long_hair: bool) -> Bust:
    """Models an Arume: pale narrow face, white hair, high enamel collar."""
    bust = Bust(seed)
    back = [(13, 40), (11, 20), (18, 7), (33, 3), (47, 8), (53, 22), (51, 44), (45, 54), (20, 54)]
    if not long_hair:
        back = [(15, 30), (13, 19), (19, 8), (33, 4), (46, 9), (51, 20), (49, 32), (40, 36), (22, 36)]
    bust.smooth(back, _darker(hair, 0.72), rise=8, bevel=10, gloss=0.4)
    strands(bust, 0.18)
    shoulders = [(1, 66), (6, 55), (22, 49), (43, 49), (57, 55), (63, 66)]
    bust.smooth(shoulders, suit, rise=9, bevel=9, base=5)
    bust.plate([(26, 38), (39, 38), (40, 50), (32.5, 56), (25, 50)], _darker(skin, 0.86), rise=8, bevel=6, base=5, grain=0.02)
    bust.plate([(19, 51), (25, 46.5), (32.5, 58), (40, 46.5), (46, 51), (33, 66), (32, 66)], "D6E4F2", rise=3, bevel=1.4, base=13.5, gloss=0.9)
    bust.plate([(31.2, 58), (33.8, 58), (33.2, 66), (31.8, 66)], "8FF4FF", rise=0.6, bevel=0.5, base=17)
    bust.plan.shine(bust._up([(31.6, 59), (33.4, 59), (33, 66), (32, 66)]), "2E8CFF", 0.35)
    face = [(21.5, 22), (24, 12), (33, 9.5), (42, 12.5), (45, 23), (43, 33), (38.5, 40.5), (33, 43.5), (28, 40.5), (23.2, 33)]
    bust.smooth(face, skin, rise=13, bevel=13, base=8, grain=0.02)
    _features(bust, iris, skin)
    fringe = [(15.5, 33), (14, 18), (22, 7), (36, 4.4), (48.5, 12), (51, 31), (47, 23), (42, 14.5), (34, 15.6), (26, 16), (20.6, 25)]
    if not long_hair:
        fringe = [(17, 24), (15, 16), (22, 7), (35, 4), (47, 10), (50, 24), (46.5, 18.5), (38, 12.4), (28, 13), (20, 17)]
    bust.smooth(fringe, hair, rise=6, bevel=4, base=19.5, gloss=0.6)
    strands(bust, 0.22, 20)
    return bust


def _features(bust: Bust, iris: str, skin: str) -> None:
    """Adds eyes, brows, nose and mouth."""
    for x in (28.2, 38.8):
        socket = [(x - 3.8, 25.6), (x, 23.4), (x + 3.8, 25.4), (x, 27.6)]
        bust.paint(catmull(socket, 5), "8E7A8C", 0.55, 0.0)
        eye = catmull([(x - 3.0, 25.6), (x, 24.0), (x + 3.0, 25.4), (x, 27.0)], 5)
        bust.paint(eye, "F4F7FB", 1, 0.0)
        bust.disc(x + 0.3, 25.4, 1.5, iris, rise=0.3, bevel=0.4, base=21.4, gloss=1.0)
        bust.disc(x + 0.3, 25.4, 0.7, "08131F", rise=0.2, bevel=0.2, base=21.9, gloss=1.0)
        bust.disc(x - 0.3, 24.8, 0.32, "FFFFFF", rise=0.2, bevel=0.2, base=22.4, gloss=1.0)
        bust.line((x - 3.4, 24.6), (x + 3.2, 23.9), 0.55, "4A3E4E", 0.8)
        bust.line((x - 3.6, 21.9), (x + 3.2, 21.0), 0.8, "A9AFBA", 0.9)
    bust.smooth([(33.4, 23), (34.6, 31), (33.4, 33.4), (31.6, 32.2)], skin, rise=2.2, bevel=1.6, base=20.4, grain=0.02)
    bust.line((31.9, 33.6), (35, 33.5), 0.6, "9C7F8B", 0.7)
    bust.paint(catmull([(29.8, 37.2), (33.2, 36.3), (36.8, 37), (33.3, 38.6)], 5), "B4828E", 0.8, 0.0)
    bust.line((30, 37.3), (36.6, 37.1), 0.45, "7C5662", 0.9)


def strands(bust: Bust, depth: float, above: float = 0.0) -> None:
    """Combs fine lines into hair: the parts higher than `above`, or everything so far."""
    lines = fractal(bust.x * 1.1 + np.sin(bust.y * 0.12) * 3, bust.y * 0.09, 3, 8) - 0.5
    where = (bust.plan.cover > 0.5) & (bust.plan.height > above) if above else bust.plan.cover > 0.5
    if above:
        pale = bust.plan.gloss > 0.55
        where &= pale & (bust.y < 36)
    bust.plan.height += np.where(where, lines * depth * 4, 0).astype(np.float32)
    bust.plan.colour *= np.where(where, 1 + lines * 0.6, 1).astype(np.float32)[..., None]


def _darker(colour: str, share: float) -> str:
    return "".join(f"{int(int(colour[i : i + 2], 16) * share):02X}" for i in (0, 2, 4))

"""Draws the explosive-metal burst: white core, ragged gold shell, rays, flares, two jagged violet pulse rings."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import pygame
from numpy.typing import ArrayLike, NDArray

from game.view.camera import Camera
from game.view.effects.burst_sprites import FLARE_LEVELS, FLARE_STEP, HAZE_LEVELS, flares, halvings, hazes
from game.view.effects.ledger import FlashLedger
from game.view.effects.light import HEADINGS, Atlas, disc, heading_index, needles
from game.view.effects.strips import BURST_FRAMES, BURST_REACH, Strips
from game.view.frame import ADD, Frame
from game.view.palette import BURST_CORE, PULSE_RING, PULSE_RING_FAR, WHITE, rgb

LIFE_S = 2.5
CORE_S = 0.08
MOST_BURSTS = 3
MOST_ECHOES = 6
ECHO_S = 0.9  # an echo is a burst that came while three great ones stood, or right beside one: smaller, without rings
ECHO_SCALE = 0.5
_SETTLED_S = 1.3  # a burst of this age has had its say and may give way to a new one
_BESIDE_WU, _BESIDE_S = 170.0, 0.8
_FED, _FED_MOST = 0.10, 1.45  # a burst grows by each that goes off beside it
BURST_LIGHT = rgb("FFB060")  # on the ships round it
SHELL_WU = 150.0  # where the blast ends
PULSE_WU = 420.0  # where the pulse ends
_RING_BITS = 360
_RING_LEVELS = 5
_FINEST_PX = 480  # side of a stored frame
_ECHOES_KEPT, _ECHO_LEVELS = 160, 32


_Ring = tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.intp]]


@dataclass(eq=False)
class _Burst:
    at: NDArray[np.float64]
    age_s: float
    scale: float
    peak: float
    rise_s: float
    turn: float
    echo: bool = False
    grows_to: float = 0.0
    rings: list[_Ring] | None = None


def shell_radius(age_s: float) -> float:
    """Gives the radius of the gold shell [wu]: quick at first, then slowing."""
    return SHELL_WU * (1 - math.exp(-(age_s + 0.05) / 0.75))


def pulse_radius(age_s: float) -> float:
    """Gives the radius of the first pulse ring [wu]: it overtakes the shell at twice its speed."""
    return PULSE_WU * (1 - math.exp(-age_s / 0.95)) * 1.06


class Bursts:
    """Keeps at most three great bursts and some echoes; the flash ledger may stretch and dim them."""

    def __init__(self, strips: Strips, ledger: FlashLedger, seed: int = 7) -> None:
        self.ledger = ledger
        self._frames = halvings(strips.burst)
        self._bursts: list[_Burst] = []
        self._random = np.random.default_rng(seed)
        random = self._random
        self._jag: NDArray[np.float64] = _jagged(random, _RING_BITS)
        self._shine: NDArray[np.float64] = np.clip(_jagged(random, _RING_BITS) * 1.5 + 0.55, 0.08, 1)
        self._ring = Atlas(
            [
                sprite
                for colour in (PULSE_RING, PULSE_RING_FAR)
                for level in range(_RING_LEVELS)
                for sprite in needles(
                    9, colour, colour, core_px=0.8, halo_px=3.4, taper=1.0,
                    core_strength=0.75 * (level + 1) / _RING_LEVELS, halo_strength=0.20 * (level + 1) / _RING_LEVELS,
                )
            ]
        )  # fmt: skip
        self._echoes: dict[tuple[int, int, int], pygame.Surface] = {}

    def add(self, at: ArrayLike, scale: float = 1.0, area_share: float = 0.10) -> None:
        """Bursts at (2) [wu]; scale 1 is an explosive-metal warhead.

        area_share: of the screen that flashes; 0 where nobody sees it
        """
        where = np.asarray(at, np.float64).copy()
        turn = float(self._random.uniform(0, math.tau))
        great = [b for b in self._bursts if not b.echo]
        beside = [b for b in great if b.age_s < _BESIDE_S and math.dist(b.at, where) < _BESIDE_WU]
        settled = len(great) < MOST_BURSTS or great[0].age_s >= _SETTLED_S
        if beside or not settled:
            for burst in beside:  # LOOP: at most three
                burst.grows_to = min(_FED_MOST * scale, burst.grows_to + _FED * scale)
            self._bursts.append(
                _Burst(where, 0.0, scale * ECHO_SCALE, 0.75, 0.02, turn, True, scale * ECHO_SCALE)
            )
        else:
            peak, rise = self.ledger.ask(area_share * scale * scale, swing=0.9)
            self._bursts.append(_Burst(where, 0.0, scale, peak, rise, turn, False, scale))
        for echo, most in ((False, MOST_BURSTS), (True, MOST_ECHOES)):
            same = [b for b in self._bursts if b.echo is echo]
            if len(same) > most:
                self._bursts.remove(same[0])

    def update(self, dt: float) -> None:
        """Ages bursts by battle time."""
        for burst in self._bursts:
            burst.age_s += dt
            burst.scale += (burst.grows_to - burst.scale) * min(1.0, dt * 5.0)
        self._bursts = [b for b in self._bursts if b.age_s < (ECHO_S if b.echo else LIFE_S)]

    def clear(self) -> None:
        """Forgets everything, as when the battle jumps to another moment."""
        self._bursts.clear()

    @property
    def brightest(self) -> tuple[NDArray[np.float64], float] | None:
        """Gives place (2) [wu] and strength 0..1 of the strongest burst, to light ships by, or None."""
        if not self._bursts:
            return None
        best = min(self._bursts, key=lambda b: b.age_s / b.scale)
        return best.at, best.peak * math.exp(-best.age_s / 0.6)

    def draw(self, frame: Frame, camera: Camera) -> None:
        """Adds all bursts on or near the screen and asks the exposure to dim the rest."""
        for burst in self._bursts:  # LOOP: at most eleven
            reach = PULSE_WU * burst.scale * 1.2
            if not camera.visible(burst.at, reach)[0]:
                continue
            rise = min(1.0, (burst.age_s + 0.02) / burst.rise_s) if burst.rise_s else 1.0
            power = burst.peak * rise
            px = camera.to_screen(burst.at)
            zoom = camera.zoom * burst.scale
            if burst.echo:
                power *= 1 - (burst.age_s / ECHO_S) ** 2
                self._draw_shell(frame, px, zoom, burst, power)
                self._draw_core(frame, px, zoom, burst, power)
                continue
            self._draw_haze(frame, px, zoom, burst, power)
            self._draw_shell(frame, px, zoom, burst, power)
            self._draw_core(frame, px, zoom, burst, power)
            self._draw_rings(frame, px, zoom, burst, power)
            if camera.visible(burst.at, 150.0)[0]:
                frame.dim(1 - 0.38 * power * math.exp(-burst.age_s / 0.9))

    def _draw_haze(
        self, frame: Frame, px: NDArray[np.float64], zoom: float, burst: _Burst, power: float
    ) -> None:
        """Lights the space round the burst in dark red gold, seen for its first second."""
        level = power * math.exp(-burst.age_s / 0.7)
        if level > 0.05:
            glow = hazes(max(2, round(max(16.0, 640 * zoom) / 8)) * 8, max(1, round(level * HAZE_LEVELS)))
            frame.light.append((glow, _corner(px, glow)))

    def _draw_shell(
        self, frame: Frame, px: NDArray[np.float64], zoom: float, burst: _Burst, power: float
    ) -> None:
        """Scales the baked frames between which the shell stands now, and fades from one to the next."""
        side = round(2 * BURST_REACH * shell_radius(burst.age_s) * zoom)
        if side < 8:
            return
        frames = self._frames[min(len(self._frames) - 1, max(0, int(math.log2(_FINEST_PX / side) - 0.4)))]
        along = burst.age_s / LIFE_S * (BURST_FRAMES - 1)
        first, share = int(along), along - int(along)
        if burst.echo:
            picture = self._echo(frames[first], first, side, power)
        else:
            mixed = _dimmed(frames[first], (1 - share) * power)
            then = _dimmed(frames[min(first + 1, BURST_FRAMES - 1)], share * power)
            mixed.blit(then, (0, 0), special_flags=ADD)
            picture = pygame.transform.smoothscale(mixed, (side, side))
        frame.light.append((picture, _corner(px, picture)))

    def _echo(self, whole: pygame.Surface, number: int, side: int, power: float) -> pygame.Surface:
        """Scales and dims an echo's frame: in a storm all echoes grow alike, so each size is made once."""
        key = (number, side & ~1, round(power * _ECHO_LEVELS))
        if key not in self._echoes:
            if len(self._echoes) >= _ECHOES_KEPT:
                self._echoes.clear()
            dim = _dimmed(whole, key[2] / _ECHO_LEVELS)
            self._echoes[key] = pygame.transform.smoothscale(dim, (key[1], key[1]))
        return self._echoes[key]

    def _draw_core(
        self, frame: Frame, px: NDArray[np.float64], zoom: float, burst: _Burst, power: float
    ) -> None:
        """Burns white for 80 ms, then shrinks; two long flares cross it."""
        age = burst.age_s
        early = math.exp(-(max(0.0, age - CORE_S) / 0.35))
        radius = (30 + 30 * min(1.0, age / CORE_S)) * zoom * (0.35 + 0.65 * early)
        if radius > 6:
            radius = math.exp(round(math.log(radius) / 0.07) * 0.07)  # a few sizes, baked once
        if early > 0.08:
            core = disc(round(radius), BURST_CORE, round(0.85 * power * early, 1))
            frame.light.append((core, _corner(px, core)))
            heart = disc(round(radius * 0.55), WHITE, round(0.9 * power * early, 1))
            frame.light.append((heart, _corner(px, heart)))
        level = 0.0 if burst.echo else power * math.exp(-age / 1.3)
        if level > 0.06:
            length = max(40.0, 1050 * zoom * (0.5 + 0.5 * early))
            step = round(math.log(length) / FLARE_STEP)
            for flare in flares(step, max(1, round(min(1.0, level) * FLARE_LEVELS))):
                frame.light.append((flare, _corner(px, flare)))

    def _draw_rings(
        self, frame: Frame, px: NDArray[np.float64], zoom: float, burst: _Burst, power: float
    ) -> None:
        """Stamps the pulse as bits of jagged rings whose light comes and goes round the circle."""
        if burst.rings is None:
            burst.rings = self._lay_rings(burst.turn)
        for ring, (delay, rate) in enumerate(((0.0, 0.9), (0.16, 0.6))):
            age = burst.age_s - delay
            fade = (1 - age / (LIFE_S * 0.86)) * rate * power
            if age <= 0 or fade <= 0.03:
                continue
            radius = pulse_radius(age) * zoom
            count = max(24, min(_RING_BITS, round(radius * math.tau / 6.5)))
            pick = np.arange(count) * _RING_BITS // count
            way, shine, heading = burst.rings[ring]
            step = np.minimum((shine[pick] * (fade * _RING_LEVELS)).astype(np.intp), _RING_LEVELS - 1)
            index = (ring * _RING_LEVELS + step) * HEADINGS + heading[pick]
            frame.light += self._ring.place(index, px + way[pick] * radius)

    def _lay_rings(self, turn: float) -> list[_Ring]:
        """Lays out both rings of a burst for a radius of 1: places, light, and how each bit lies."""
        angle = np.arange(_RING_BITS) * (math.tau / _RING_BITS) + turn
        rings = []
        for ring, jag in enumerate((0.030, 0.045)):
            far = 1 + jag * np.roll(self._jag, 17 * ring)
            way = np.stack([np.cos(angle), -np.sin(angle)], 1) * far[:, None]
            lean = np.arctan(np.gradient(far) / (far * (math.tau / _RING_BITS)))
            rings.append((way, np.roll(self._shine, 31 * ring), heading_index(angle + math.pi / 2 - lean)))
        return rings


def _corner(px: NDArray[np.float64], picture: pygame.Surface) -> tuple[int, int]:
    return round(float(px[0]) - picture.get_width() / 2), round(float(px[1]) - picture.get_height() / 2)


def _dimmed(picture: pygame.Surface, level: float) -> pygame.Surface:
    """Copies an additive picture at a share of its strength."""
    dim = picture.copy()
    dim.fill((round(255 * min(1.0, max(0.0, level))),) * 3, special_flags=pygame.BLEND_RGB_MULT)
    return dim


def _jagged(random: np.random.Generator, count: int) -> NDArray[np.float64]:
    """Makes a jagged line that closes on itself, about -1..1."""
    t = np.linspace(0, math.tau, count, endpoint=False)
    waves = sum(np.sin(t * k + random.uniform(0, math.tau)) / k**0.55 for k in (2, 3, 5, 9, 15, 24, 37, 55))
    return np.asarray(waves / 2.2, np.float64)

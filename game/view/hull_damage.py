"""Turns clean hull maps into scarred and gutted ones: soot, dents, breaches, dark windows, glowing edges."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import numpy as np

from game.view.lighting import Floats, HullMaps

State = Literal["clean", "scarred", "gutted"]
STATES: tuple[State, ...] = ("clean", "scarred", "gutted")
THRESHOLD = {"scarred": 0.5, "gutted": 0.16}
SOOT = np.array([0.075, 0.062, 0.055], np.float32)
EMBER = np.array([1.0, 0.48, 0.12], np.float32)
GUTTED_TONE = np.float32(0.74)
HOLE = 0.74  # breaches deeper than this let the stars through a gutted hull
DEPTH_WU = 5.0
DECK_PITCH_WU = 3.2


def damaged(maps: HullMaps, fields: Floats, state: State) -> HullMaps:
    """Apply damage fields of the same size as the maps (0 scorch, 1 breach, 2 dents) up to a state."""
    if state == "clean":
        return maps
    scorch, breach, dents = np.moveaxis(fields, -1, 0)
    low = THRESHOLD[state]
    soot = _ramp(scorch, low - 0.12, low + 0.16)
    hole = _ramp(breach, low + 0.10, low + 0.16)
    rim = _ramp(breach, low - 0.02, low + 0.10) * (1 - hole)
    solid = maps.cover > 0.5
    albedo = maps.albedo + (SOOT - maps.albedo) * ((0.62 if state == "gutted" else 0.78) * soot)[..., None]
    decks = _decks(maps)
    if state == "gutted":
        albedo = albedo * GUTTED_TONE  # smoke has settled everywhere
    inside = SOOT * (0.35 + 1.1 * decks)[..., None]
    albedo = albedo + (inside - albedo) * hole[..., None]
    height = maps.height - soot * np.abs(dents - 0.5) * 5.0 - hole * (DEPTH_WU - 1.2 * decks) + rim * 0.5
    heat = rim * _ramp(dents, 0.47, 0.62) * solid
    power = 0.35 if state == "gutted" else 0.75
    lit = np.clip(1 - 1.4 * soot, 0, 1) * power * (1 - hole)
    if state == "gutted":
        lit = lit * (dents > 0.52)
    glow = maps.glow * lit[..., None] + EMBER * (heat * 0.85)[..., None]
    glow += EMBER * (hole * 0.10 * _ramp(dents, 0.4, 0.7))[..., None]
    cover = maps.cover
    if state == "gutted":
        cover = cover * (1 - _ramp(breach, HOLE - 0.03, HOLE + 0.03) * (1 - 0.9 * decks))
    gloss = maps.gloss * (1 - 0.8 * soot)
    return replace(maps, height=height, albedo=albedo, cover=cover, gloss=gloss, glow=np.clip(glow, 0, 1))


def _decks(maps: HullMaps) -> Floats:
    """Draw ribs and decks seen through a breach, 0..1."""
    rows, columns = maps.height.shape
    across = np.arange(columns, dtype=np.float32) / maps.scale
    along = np.arange(rows, dtype=np.float32)[:, None] / maps.scale
    ribs = (across % DECK_PITCH_WU) < 0.9
    beams = (along % (1.7 * DECK_PITCH_WU)) < 0.8
    return (ribs | beams).astype(np.float32)


def _ramp(a: Floats, low: float, high: float) -> Floats:
    t = np.clip((a - low) / (high - low), 0, 1)
    return np.asarray(t * t * (3 - 2 * t), np.float32)

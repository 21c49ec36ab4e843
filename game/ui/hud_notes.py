"""Draws passing notes and the tooltip under the pointer."""

from __future__ import annotations

from functools import partial

import pygame

from game.ui import words
from game.ui.face import put
from game.ui.hud_boxes import ROW, Layout
from game.ui.hud_state import HudState, Point
from game.ui.kit import Kit
from game.ui.pen import blit, faded
from game.ui.theme import BODY_SIZE, CAP_UNIT, Colour

NOTE_S = 4.0
FADE_S = 0.6
FADE_STEPS = 4
MOST_NOTES = 3


def draw_messages(screen: pygame.Surface, kit: Kit, layout: Layout, state: HudState) -> None:
    """Writes the newest notes under the warning bar, fading out after four seconds."""
    box = layout.boxes["messages"]
    theme = kit.theme
    fresh = [m for m in state.messages if m.age_s < NOTE_S][-MOST_NOTES:]
    for row, note in enumerate(fresh):
        colours: dict[str, Colour] = {"good": theme.good, "warning": theme.warning, "danger": theme.danger}
        colour = colours.get(note.tone, theme.text)
        text = kit.face.body(note.text, BODY_SIZE, colour, max_width=box.w)
        wide = round(text.width / kit.scale) + 20
        glass = kit.glass(wide, ROW, None, 4, 120)
        centre = (box.x + box.w / 2) * kit.scale
        blit(screen, glass, (centre - glass.get_width() / 2, (box.y + row * (ROW + 3) - 2) * kit.scale))
        left = NOTE_S - note.age_s
        if left < FADE_S:
            step = max(1, round(left / FADE_S * FADE_STEPS))
            key = ("note", note.text, colour, box.w, step)
            fade = partial(faded, text.surface, 255 * step // FADE_STEPS)
            text = text._replace(surface=kit.bake(key, fade))
        put(screen, text, centre, (box.y + row * (ROW + 3)) * kit.scale, "centre")


def tooltip_words(name: str, state: HudState) -> str:
    """Returns what a tooltip says about a control."""
    kind, _, rest = name.partition(":")
    if kind == "slot":
        return next((s.tip or s.name for s in state.slots if s.key == rest), rest)
    if kind == "order":
        return next((o.tip or o.label for o in state.orders if o.name == rest), rest)
    if kind == "friend":
        friend = next((f for f in state.friends if f.name == rest), None)
        return rest if friend is None or not friend.role else f"{rest}: {friend.role}"
    if kind == "group":
        return next((words.SQUAD.format(number=g.key, count=g.count) for g in state.groups if g.key == rest), rest)
    if kind in ("party", "fold"):
        return next((words.PARTY.format(p=p) for p in state.parties if p.id == rest), rest)
    if kind == "formation" and state.chooser is not None:
        return state.chooser.choices[int(rest)].name
    return words.TOOLTIPS.get(name, "")


def tooltip_key(name: str, state: HudState) -> str:
    """Returns the key that does the same as a click."""
    kind, _, rest = name.partition(":")
    if name in state.bindings:
        return state.bindings[name]
    if kind == "slot":
        return next((slot.key for slot in state.slots if slot.spot == name), "")
    if kind == "group":
        return state.bindings.get(f"squad{rest}", "")
    if name == "radar":
        return state.bindings.get("map", "")
    if kind == "preset":
        return state.bindings.get(f"power_{rest}", "")
    if kind == "power":
        return state.bindings.get("power_next", "")
    if kind == "order":
        return next((o.key for o in state.orders if o.name == rest), "")
    return ""


def draw_tooltip(screen: pygame.Surface, kit: Kit, state: HudState, name: str, pos: Point) -> None:
    """Draws a small panel beside the pointer, kept inside the screen."""
    text, key = tooltip_words(name, state), tooltip_key(name, state)
    if not text:
        return
    theme = kit.theme
    face = kit.face
    key_width = face.width(key, CAP_UNIT) + 10 if key else 0.0
    width, height = face.body_width(text, 12) + key_width + 22, 24.0
    limit = screen.get_width() / kit.scale - 8
    width = min(width, limit)
    glass = kit.glass(round(width), height, None, 6, theme.strong_alpha)
    x = min(pos[0] + 14 * kit.scale, screen.get_width() - glass.get_width() - 4)
    y = pos[1] + 18 * kit.scale
    if y + glass.get_height() > screen.get_height() - 4:
        y = pos[1] - glass.get_height() - 8 * kit.scale
    blit(screen, glass, (max(4.0, x), y))
    x, line = max(4.0, x), face.body(text, 12, theme.text, max_width=width - 18 - key_width)
    put(screen, line, x + 9 * kit.scale, y + 5 * kit.scale)
    if key:
        mark = face.label(key, CAP_UNIT, theme.side(state.side))
        put(screen, mark, x + (width - 9) * kit.scale, y + 8.5 * kit.scale, "right")

"""The settings as pages of rows: what can be chosen, what it is called, what it does."""

from __future__ import annotations

from typing import Any, NamedTuple

from game.app.settings import AIDS, CURVES, DIFFICULTIES, PALETTES, SPEEDS, TEXT_SIZES, Settings
from game.ui.pause_menu import Setting

SLIDER, TOGGLE, CHOICE, DOOR = "slider", "toggle", "choice", "door"


class Row(NamedTuple):
    """One setting, named as its field. kind: see above; values, words: of a choice; step, low, high: of a slider"""

    name: str
    label: str
    kind: str
    help: str
    values: tuple[Any, ...] = ()
    words: tuple[str, ...] = ()
    step: float = 0.1
    low: float = 0.0
    high: float = 1.0


_PERCENT = tuple(f"{size:.0%}" for size in TEXT_SIZES)
_AID = "Lays a weapon on what it points at nearly. Light: sticks and keys. Strong: more, and the mouse too."
_DEAD = "How much of this stick's way is not heard. More, if it drifts; less, if it feels late."
PAGES: dict[str, tuple[str, tuple[Row, ...]]] = {
    "screen": ("Screen", (
        Row("text", "Text size", CHOICE, "Of everything written and drawn over the battle.", TEXT_SIZES, _PERCENT),
        Row("palette", "Colours", CHOICE, "Every colour has a shape as well, whichever you choose.", PALETTES,
            ("Standard", "Colour-blind", "High contrast")),
        Row("full_screen", "Full screen", TOGGLE, "The whole screen, or a window. {full_screen} changes it anywhere."),
    )),
    "sound": ("Sound", (
        Row("volume", "Everything", SLIDER, "How loud the game is."),
        Row("effects", "Effects", SLIDER, "Weapons, engines, warnings."),
        Row("interface", "Interface", SLIDER, "Pages and buttons."),
        Row("music", "Music", SLIDER, "Themes of both sides."),
        Row("radio", "Radio", SLIDER, "Voices. What they say is written as well."),
        Row("mono", "Mono", TOGGLE, "The same in both ears, for those who hear with one."),
        Row("captions", "Captions", TOGGLE, "Sounds that matter are written on the screen."),
    )),
    "controls": ("Controls", (
        Row("bindings", "Keys, buttons", DOOR, "Other keys, buttons and sticks, and what stays on when pressed."),
        Row("aid", "Aim assist", CHOICE, _AID,
            AIDS, ("Off", "Light", "Strong")),
        Row("invert_aim", "Invert aim", TOGGLE, "A stick drawn back aims up."),
        Row("invert_flight", "Invert flight", TOGGLE, "Flying by stick: up and down change places."),
        Row("direct_stick", "Direct stick", TOGGLE, "No instructor flies along. {air.stick} changes it in the air."),
        Row("dead_left", "Left dead zone", SLIDER, _DEAD, step=0.03, low=0.05, high=0.5),
        Row("dead_right", "Right dead zone", SLIDER, _DEAD, step=0.03, low=0.05, high=0.5),
        Row("curve", "Stick curve", CHOICE, "Fine: a little way of a stick asks for less still.", tuple(CURVES),
            ("Even", "Fine", "Finest")),
    )),
    "comfort": ("Comfort", (
        Row("calm", "Reduce flashes", TOGGLE, "Weaker light, and never more than three flashes a second."),
        Row("shake", "Shake", SLIDER, "How much the view is shaken by what bursts near you."),
        Row("text", "Text size", CHOICE, "Of everything written and drawn over the battle.", TEXT_SIZES, _PERCENT),
        Row("captions", "Captions", TOGGLE, "Sounds that matter are written on the screen."),
        Row("mono", "Mono", TOGGLE, "The same in both ears, for those who hear with one."),
        Row("aid", "Aim assist", CHOICE, _AID,
            AIDS, ("Off", "Light", "Strong")),
        Row("bindings", "Hold or press", DOOR, "What is held can stay on when pressed once: sights, burner, trigger."),
    )),
    "game": ("Game", (
        Row("difficulty", "Next battle", CHOICE, "How the enemy fights, and how much your side has. {fought}",
            DIFFICULTIES, ("Easy", "Ordinary", "Hard")),
        Row("speed", "Speed at first", CHOICE, "How fast a battle begins. {faster} and {slower} change it.",
            SPEEDS, tuple(f"{speed:g}x" for speed in SPEEDS)),
    )),
}  # fmt: skip
ROWS = max(len(rows) for _, rows in PAGES.values())
"""of the longest page"""


def row_named(page: str, name: str) -> Row:
    """Give a row of a page."""
    return next(row for row in PAGES[page][1] if row.name == name)


def setting_rows(settings: Settings, page: str) -> list[Setting]:
    """Describe the settings of a page."""
    out = []
    for row in PAGES[page][1]:  # LOOP: rows of a page
        value = getattr(settings, row.name)
        share = (value - row.low) / (row.high - row.low) if row.kind == SLIDER else 0.0
        if row.kind == SLIDER:
            text = f"{value:.0%}"
        elif row.kind == TOGGLE:
            text = "On" if value else "Off"
        else:
            text = row.words[row.values.index(value)] if row.kind == CHOICE else "Open"
        out.append(Setting(row.name, row.label, row.kind, share, bool(value) and row.kind == TOGGLE, text))
    return out


def change_setting(
    settings: Settings, row: Row, share: float | None, way: int = 1, round_again: bool = True
) -> None:
    """Change a setting: a slider to a share or a step up or down, a toggle or choice to its neighbour.

    round_again: from the last choice on to the first
    """
    now = getattr(settings, row.name)
    if row.kind == SLIDER:
        wide = row.high - row.low
        new = row.low + share * wide if share is not None else now + row.step * way
        setattr(settings, row.name, round(min(row.high, max(row.low, new)), 2))
    elif row.kind == TOGGLE:
        setattr(settings, row.name, not now)
    elif row.kind == CHOICE:
        place = row.values.index(now) + way
        count = len(row.values)
        setattr(settings, row.name, row.values[place % count if round_again else min(max(place, 0), count - 1)])

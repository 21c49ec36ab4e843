"""Holds the colours and measures of the interface, one theme a palette mode."""

from __future__ import annotations

from dataclasses import dataclass, replace

Colour = tuple[int, int, int]

BLACK: Colour = (0, 0, 0)
WHITE: Colour = (255, 255, 255)

MARGIN = 16
GUTTER = 8
CAP_TITLE = 33
CAP_CARD = 15
CAP_PANEL = 11
CAP_LABEL = 8
CAP_UNIT = 7
BODY_SIZE = 13
BODY_LINE = 18


@dataclass(frozen=True)
class Theme:
    """Names every colour the interface draws with.

    glass_alpha: [0..255] opacity of panels
    strong_alpha: [0..255] opacity of panels that carry running text
    hairline_alpha: [0..255] opacity of the thin border
    """

    glass: Colour = (0x06, 0x0A, 0x10)
    hairline: Colour = (0xC9, 0xD3, 0xDE)
    text: Colour = (0xEF, 0xE8, 0xDA)
    dim: Colour = (0xA7, 0xAF, 0xB9)
    locked: Colour = (0x7D, 0x85, 0x8F)
    race: Colour = (0xFF, 0x9A, 0x3D)
    race_pale: Colour = (0xFF, 0xB0, 0x66)
    arume: Colour = (0x7F, 0xE3, 0xF0)
    warning: Colour = (0xFF, 0xD2, 0x3F)
    danger: Colour = (0xFF, 0x4D, 0x5E)
    good: Colour = (0x8F, 0xD6, 0x94)
    power: Colour = (0xFF, 0xE0, 0x8A)
    beam: Colour = (0x6E, 0xFF, 0xA8)
    neutral: Colour = (0xB9, 0xA8, 0xD8)
    glass_alpha: int = 204
    strong_alpha: int = 214
    hairline_alpha: int = 46
    hatch_danger: bool = False

    def side(self, side: str) -> Colour:
        """Returns the colour of a side: race, arume, or anything else as neutral."""
        return {"race": self.race, "arume": self.arume}.get(side, self.neutral)

    def bar(self, kind: str, side: str) -> Colour:
        """Returns the fill colour of a bar of this kind on a unit of this side."""
        fixed = {
            "shield": self.arume,
            "power": self.power,
            "point_defence": self.text,
            "drive": self.hairline,
            "beam": self.beam,
            "ammunition": self.race_pale,
            "good": self.good,
            "danger": self.danger,
        }
        if kind == "hull":
            return self.race if side == "race" else self.text
        return fixed.get(kind, self.text)


NORMAL = Theme()
COLOUR_BLIND = replace(NORMAL, good=(0x6F, 0xA8, 0xFF), beam=(0x2F, 0xD8, 0xFF), hatch_danger=True)
HIGH_CONTRAST = replace(
    NORMAL,
    text=(255, 255, 255),
    dim=(0xD4, 0xDA, 0xE2),
    locked=(0x9D, 0xA5, 0xAF),
    glass_alpha=242,
    strong_alpha=242,
    hairline_alpha=150,
)

THEMES: dict[str, Theme] = {
    "normal": NORMAL,
    "colour_blind": COLOUR_BLIND,
    "high_contrast": HIGH_CONTRAST,
}


def theme_of(mode: str) -> Theme:
    """Returns the theme of a palette mode, the normal one for an unknown name."""
    return THEMES.get(mode, NORMAL)

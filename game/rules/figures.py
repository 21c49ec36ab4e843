"""What a figure of the surface theatre is: the outline that is drawn and that collides, and named places on it."""

from __future__ import annotations

from game.rules.document import Rule, measured


class FigureRule(Rule):
    """One figure seen from its right side, nose at +x, up at +y, written by its maker beside the pictures.

    Law: the outline is what is drawn and what collides. Its origin is the point that the physics moves: the middle of
    the body, of flying things their centre of mass.
    """

    format: int = measured(1, ge=1, le=1, help="version of this file's form")
    name: str
    length_wu: float = measured(..., "wu", gt=0, le=2000, help="tail to nose")
    height_wu: float = measured(..., "wu", gt=0, le=1000, help="lowest to highest")
    feet_wu: float = measured(0.0, "wu", ge=-500, le=500, help="where it stands: y of soles, wheels or skids")
    pixels_per_wu: float = measured(..., gt=0, le=16, help="resolution of the pictures")
    outline_wu: list[list[float]] = measured(..., "wu", help="corners of a convex polygon, counter-clockwise")
    parts: list[str] = measured(..., min_length=1, help="pictures it is made of, back to front")
    points_wu: dict[str, list[float]] = measured({}, "wu", help="named places: muzzle, turret, hip, exhaust, lens ...")

"""Where things sit on a hull: written by the hull makers beside each picture, read by the physics and by the view."""

from __future__ import annotations

from game.rules.document import Rule, measured


class GeometryRule(Rule):
    """Outline and places of one hull, in its own frame: bow at +x, port at +y.

    Law: the outline is what is drawn and what collides.
    """

    format: int = measured(1, ge=1, le=1, help="version of this file's form")
    name: str
    length_wu: float = measured(..., "wu", gt=0, le=5000, help="bow to stern")
    width_wu: float = measured(..., "wu", gt=0, le=5000, help="side to side")
    pixels_per_wu: float = measured(..., gt=0, le=16, help="resolution of the picture")
    outline_wu: list[list[float]] = measured(..., "wu", help="corners, counter-clockwise")
    engines_wu: list[list[float]] = measured(..., "wu", help="x, y, radius of each nozzle")
    lights_wu: list[list[float | str]] = measured(..., "wu", help="x, y, colour, radius, intensity")
    turrets_wu: list[list[float]] = measured(..., "wu", help="places of beam turrets")
    mounts_wu: list[list[float]] = measured(..., "wu", help="places of point defence")
    cells_wu: list[list[float]] = measured(..., "wu", help="places missiles leave from")

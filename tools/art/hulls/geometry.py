"""What a hull is made of besides its pictures: outline, engines, lights and weapon places, and their TOML text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]
Engine = tuple[float, float, float]
Light = tuple[float, float, str, float, float]


@dataclass(frozen=True)
class HullGeometry:
    """Measures of one hull in its own frame: bow at +x, port at +y, counter-clockwise outline.

    outline: points [wu], also the collision shape
    engines: x, y, nozzle radius [wu]
    lights: x, y [wu], colour RRGGBB, glow radius [wu], intensity [0..1]
    turrets: main beam lenses [wu]
    mounts: point-defence places [wu], lasers or rotary cannon first, then autocannon
    cells: centres of missile cell groups [wu], port before starboard
    """

    outline: Sequence[Point]
    engines: Sequence[Engine] = ()
    lights: Sequence[Light] = ()
    turrets: Sequence[Point] = ()
    mounts: Sequence[Point] = ()
    cells: Sequence[Point] = ()
    note: str = ""

    @property
    def size(self) -> Point:
        """Length and width of the outline [wu]."""
        xs = [x for x, _ in self.outline]
        ys = [y for _, y in self.outline]
        return max(xs) - min(xs), max(ys) - min(ys)


def mirrored(half: Sequence[Point]) -> list[Point]:
    """Close the port half (bow to stern, y >= 0) into a counter-clockwise symmetric outline."""
    starboard = [(x, -y) for x, y in reversed(half) if y > 0.0]
    return [*half, *starboard]


def convex(half: Sequence[Point]) -> list[Point]:
    """Mirror the port half and keep only the corners of its convex hull, so that the physics needs one shape."""
    points = sorted(set(mirrored(half)))

    def chain(ordered: Sequence[Point]) -> list[Point]:
        out: list[Point] = []
        for p in ordered:
            while len(out) > 1 and _cross(out[-2], out[-1], p) <= 1e-9:
                out.pop()
            out.append(p)
        return out[:-1]

    return chain(points) + chain(points[::-1])


def _cross(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def pairs(points: Sequence[Point]) -> list[Point]:
    """Follow each port place by its starboard twin; places on the axis stay single."""
    out: list[Point] = []
    for x, y in points:
        out.append((x, y))
        if y:
            out.append((x, -y))
    return out


def light_pair(x: float, y: float, colour: str, radius: float, intensity: float) -> list[Light]:
    """Give one running light on each side."""
    return [(x, y, colour, radius, intensity), (x, -y, colour, radius, intensity)]


def to_toml(name: str, scale: int, geometry: HullGeometry) -> str:
    """Write the geometry as the TOML text that rules and view read."""
    length, width = geometry.size
    lines = [
        "# Written by tools/art/make_hulls.py; change the hull there, not here.",
        "# Hull frame: bow at +x, port at +y, world units; outline_wu is what is drawn and what collides.",
    ]
    if geometry.note:
        lines.append(f"# {geometry.note}")
    lines += [
        "format = 1",
        f'name = "{name}"',
        f"length_wu = {length:g}",
        f"width_wu = {width:g}",
        f"pixels_per_wu = {scale}",
    ]
    for key, rows in (
        ("outline_wu", geometry.outline),
        ("engines_wu", geometry.engines),
        ("lights_wu", geometry.lights),
        ("turrets_wu", geometry.turrets),
        ("mounts_wu", geometry.mounts),
        ("cells_wu", geometry.cells),
    ):
        lines += _rows(key, rows)
    return "\n".join(lines) + "\n"


def _rows(key: str, rows: Sequence[Sequence[float | str]]) -> list[str]:
    if not rows:
        return [f"{key} = []"]
    text = ["    [" + ", ".join(_value(v) for v in row) + "]," for row in rows]
    return [f"{key} = [", *text, "]"]


def _value(value: float | str) -> str:
    return f'"{value}"' if isinstance(value, str) else repr(round(float(value) + 0.0, 2))

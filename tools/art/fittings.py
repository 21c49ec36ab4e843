"""Things bolted to hulls: turrets, missile cells, nozzles, beam lenses, laser beads, hatches."""

from __future__ import annotations

import math

from tools.art.plates import HullPlan

GUNMETAL, DARK, LIGHT = "2E2C2A", "47443F", "98928A"
NAVY, BLUE_GREY = "24334A", "A3B3C4"


def turret(
    plan: HullPlan, x: float, y: float, radius: float, *, facing: float = 0.0, barrels: int = 2
) -> None:
    """Set a gun turret with barrels and its twin on the other side."""
    for sign in (1, -1) if y else (1,):
        base = plan.level(x, sign * y)
        plan.disc(
            x, sign * y, radius * 1.18, GUNMETAL, base=base - 0.4, rise=0.8, bevel=0.6, profile="chamfer"
        )
        plan.disc(x, sign * y, radius, "5C5750", base=base, rise=2.4, bevel=1.4, gloss=0.45)
        angle = facing * sign
        c, s = math.cos(angle), math.sin(angle)
        for k in range(barrels):
            off = (k - (barrels - 1) / 2) * radius * 0.62
            px, py = x - s * off, sign * y + c * off
            tip = (px + c * radius * 2.1, py + s * radius * 2.1)
            plan.bar((px, py), tip, 0.95, GUNMETAL, base=base + 2, rise=1.1, bevel=0.5, gloss=0.6)
            muzzle = (px + c * radius * 1.75, py + s * radius * 1.75)
            plan.bar(muzzle, tip, 1.3, "1D1C1B", base=base + 2, rise=1.2, bevel=0.5, gloss=0.6)
        plan.disc(
            x - c * 0.2 * radius,
            sign * y - s * 0.2 * radius,
            radius * 0.62,
            LIGHT,
            base=base + 2.4,
            rise=1.7,
            bevel=1.0,
            gloss=0.5,
        )


def cells(
    plan: HullPlan, x: float, y: float, columns: int, rows: int, pitch: float, shut: float = 0.82
) -> None:
    """Set a grid of missile cells on both sides: orange lids, some open and dark; x, y is the inner corner."""
    long, wide = columns * pitch, rows * pitch
    base = plan.level(x + long / 2, y + wide / 2)
    for sign in (1, -1):
        plan.block(
            x - 0.8,
            sign * (y - 0.8),
            x + long + 0.4,
            sign * (y + wide + 0.4),
            "33302D",
            base=base,
            rise=0.9,
            bevel=0.7,
            profile="chamfer",
        )
        for i in range(columns):
            for j in range(rows):
                x0, y0, side = x + i * pitch, y + j * pitch, pitch * 0.74
                if plan.rng.random() < shut:
                    tone = ("C9591C", "B5531F", "D0662A")[int(plan.rng.integers(3))]
                    plan.block(
                        x0,
                        sign * y0,
                        x0 + side,
                        sign * (y0 + side),
                        tone,
                        base=base + 0.9,
                        rise=0.8,
                        bevel=0.5,
                        grain=0.15,
                        gloss=0.3,
                    )
                    plan.block(
                        x0 + side * 0.42,
                        sign * y0,
                        x0 + side * 0.56,
                        sign * (y0 + side),
                        "8E3F16",
                        base=base + 1.6,
                        rise=0.2,
                        bevel=0.3,
                    )
                else:
                    plan.block(
                        x0,
                        sign * y0,
                        x0 + side,
                        sign * (y0 + side),
                        "141312",
                        base=base - 1.0,
                        rise=0,
                        profile="flat",
                        sink=True,
                    )


def nozzle(plan: HullPlan, x: float, y: float, length: float, radius: float) -> None:
    """Lay a thruster bell pointing aft on both sides: flared, ringed, heat-stained; x is its after edge."""
    for sign in (1, -1) if y else (1,):
        c, end, neck = sign * y, x + length, radius * 0.72
        cone = [(x, c - radius), (end, c - neck), (end, c + neck), (x, c + radius)]
        plan.plate(cone, "6E675E", rise=radius * 0.8, bevel=radius * 0.5, gloss=0.4)
        for share in (0.02, 0.2, 0.38):
            a, wide = x + length * share, radius * (1 - 0.28 * share) + 0.4
            plan.block(
                a,
                c - wide,
                a + 1.5,
                c + wide,
                "837B70",
                rise=radius * 0.8 + 0.7,
                bevel=radius * 0.5,
                gloss=0.6,
            )
        plan.paint(
            [(x, c - radius), (x + 2.6, c - radius), (x + 2.6, c + radius), (x, c + radius)],
            "9C5B33",
            alpha=0.55,
            wear=0.2,
        )


def hatch(plan: HullPlan, x: float, y: float, radius: float, colour: str = "55504A") -> None:
    """Set a round hatch with a rim on both sides."""
    for sign in (1, -1) if y else (1,):
        base = plan.level(x, sign * y)
        plan.disc(x, sign * y, radius, colour, base=base, rise=0.7, bevel=0.4, gloss=0.4)
        plan.disc(x, sign * y, radius * 0.62, "2B2927", base=base + 0.1, rise=0, profile="flat", sink=True)


def lens(plan: HullPlan, x: float, y: float, radius: float) -> None:
    """Set a beam lens: bright collar, dark well, green heart that glows."""
    base = plan.level(x, y)
    plan.disc(
        x, y, radius * 1.75, "8EA0B3", base=base - 0.6, rise=1.0, bevel=1.0, gloss=0.9, profile="chamfer"
    )
    plan.disc(x, y, radius * 1.45, "DCE8F4", base=base, rise=1.8, bevel=1.2, gloss=0.95)
    plan.disc(x, y, radius * 1.05, NAVY, base=base + 0.5, rise=0.0, profile="flat", sink=True, gloss=0.9)
    plan.disc(x, y, radius * 0.66, "7DFFC0", base=base + 0.6, rise=1.3, bevel=radius * 0.66, gloss=1.0)
    for share, colour, strength in ((0.84, "0C5A36", 0.8), (0.62, "3CFF9A", 0.75), (0.3, "E8FFF2", 0.95)):
        from_circle = [
            (x + radius * share * math.cos(t * 0.3307), y + radius * share * math.sin(t * 0.3307))
            for t in range(19)
        ]
        plan.shine(from_circle, colour, strength)


def bead(plan: HullPlan, x: float, y: float, radius: float) -> None:
    """Set a point-defence laser bead: violet glass in a steel ring."""
    base = plan.level(x, y)
    plan.disc(x, y, radius * 1.35, "7D8FA3", base=base, rise=0.5, bevel=0.4, gloss=0.8)
    plan.disc(x, y, radius, "5A4A80", base=base + 0.3, rise=1.2, bevel=radius, gloss=1.0)
    step = 0.7854
    heart = [
        (x + radius * 0.45 * math.cos(i * step), y + radius * 0.45 * math.sin(i * step)) for i in range(8)
    ]
    plan.shine(heart, "B48CFF", 0.7)


def twin_gun(plan: HullPlan, x: float, y: float, radius: float, facing: float) -> None:
    """Set an Arume autocannon: a smooth white blister with two thin barrels."""
    base = plan.level(x, y)
    c, s = math.cos(facing), math.sin(facing)
    for off in (-0.35, 0.35):
        start = (x - s * off * radius, y + c * off * radius)
        tip = (start[0] + c * radius * 2.4, start[1] + s * radius * 2.4)
        plan.bar(start, tip, 0.7, "41556D", base=base + 0.6, rise=0.8, bevel=0.35, gloss=0.9)
    plan.disc(x, y, radius, "C4D3E2", base=base, rise=radius * 0.8, bevel=radius, gloss=0.95)

"""What the codex draws and reckons of reach and damage, all from the rules: arcs, curves, who goes through what."""

from __future__ import annotations

import math
from pathlib import Path

from game.base import paths
from game.base.constants import KM_PER_WU
from game.base.errors import ContentError
from game.rules.arms import ArmRule, GuidedRule, LensRule, ShellRule
from game.rules.codex import Codex, Entry
from game.rules.library import Library
from game.rules.surface import ArmourRule, SurfaceUnitRule
from game.rules.units import UnitRule
from game.rules.weapons import BeamRule, CannonRule, LaserRule, MissileRule
from game.ui import codex_words as words
from game.ui.codex_figures import number_of
from game.ui.codex_reach import Arc, ArcPlan, Curve
from game.ui.codex_state import Block, Diagram, Row, Table
from game.ui.words import thousands
from game.view.figure_maps import load_figure
from game.world.piercing import reach_through, through_mm

_POINTS = 41  # of a curve
_GROUNDED = ("foot", "tracks", "legs", "still")
_MOST_LINES = 6


def reach_of(codex: Codex, entry: Entry) -> list[Block]:
    """Give what is drawn of a page's reach and damage; nothing for what has neither."""
    rule = entry.rule
    if isinstance(rule, UnitRule):
        arcs = orbit_arcs(codex.library, rule)
        drawn: list[Block] = [Diagram("arcs", words.ARCS, arcs, entry.id)] if arcs.arcs else []
        return drawn + _tables([breaks(codex, entry, rule)])
    if isinstance(rule, SurfaceUnitRule):
        plan = land_arcs(codex.library, rule)
        drawn = [Diagram("heights", words.HEIGHTS, plan, entry.id)] if plan.arcs else []
        return drawn + _tables([pierced_by(codex, entry, rule)])
    if isinstance(rule, LaserRule | BeamRule):
        drawn = [Diagram("curve", words.BY_DISTANCE, falloff(rule), entry.id)]
        return drawn + (_tables([takes(codex, entry, rule)]) if isinstance(rule, BeamRule) else [])
    if isinstance(rule, CannonRule | MissileRule):
        return _tables([takes(codex, entry, rule)])
    if isinstance(rule, ShellRule | LensRule | GuidedRule) and rule.penetration_mm > 0.0:
        return [Diagram("curve", words.THROUGH, pierces_curve(codex, entry, rule), entry.id),
                *_tables([pierces(codex, entry, rule)])]  # fmt: skip
    return []


def _tables(tables: list[Table]) -> list[Block]:
    return [table for table in tables if table.rows]


# ---- arcs -----------------------------------------------------------------------------------------------
def orbit_arcs(library: Library, unit: UnitRule) -> ArcPlan:
    """Give the arcs of a ship: every mount, and the cone of its fire control."""
    arcs = []
    for mounts in unit.mounts:
        weapon = library.weapons[mounts.weapon]
        spans = [(facing - weapon.arc_deg, facing + weapon.arc_deg) for facing in mounts.facings_deg]
        arcs.append(Arc(weapon.name, weapon.range_wu * KM_PER_WU, spans, weapon.kind))
    control = unit.fire_control
    if control.channels:
        name = library.missiles[control.interceptor].name
        cone = (-control.cone_deg, control.cone_deg)
        arcs.append(Arc(name, control.far_wu * KM_PER_WU, [cone], "control", control.near_wu * KM_PER_WU))
    outline = [(x, y) for x, y in library.hulls[unit.hull].outline_wu]
    return ArcPlan(arcs, outline, "km")


def land_arcs(library: Library, unit: SurfaceUnitRule) -> ArcPlan:
    """Give elevation and reach of the guns of a unit of the surface, and how far it sees."""
    arcs = []
    for gun in unit.guns:
        rule = library.arms[gun.weapon]
        low, high = gun.arc_deg
        spans = [(low, high), (180.0 - high, 180.0 - low)] if gun.behind else [(low, high)]
        kinds = [other.weapon for other in unit.guns if library.arms[other.weapon].kind == rule.kind]
        place = list(dict.fromkeys(kinds)).index(gun.weapon)
        hue = f"{rule.kind} {place}" if place else rule.kind
        arcs.append(Arc(rule.name, rule.range_m, spans, hue, rule.near_m))
    on_land = unit.body.move in _GROUNDED
    if unit.sight.sensor_m > 0.0 and arcs:
        arcs.append(Arc("Sees", unit.sight.sensor_m, [(0.0, 180.0) if on_land else (0.0, 360.0)], "eye"))
    return ArcPlan(arcs, _figure_outline(unit.figure), "m", on_land)


def _figure_outline(name: str) -> list[tuple[float, float]]:
    folder: Path = paths.assets() / "images" / "figures"
    try:
        return [(x, y) for x, y in load_figure(folder, name).outline_wu]
    except ContentError:
        return []  # the view says so in its log; the diagram does without


# ---- curves ---------------------------------------------------------------------------------------------
def falloff(rule: LaserRule | BeamRule) -> Curve:
    """Give how much of light's effect is left by distance. Law: one half at falloff_wu, as the tick has it."""
    far = [rule.range_wu * step / (_POINTS - 1) for step in range(_POINTS)]
    points = [(each * KM_PER_WU, 100.0 * left_of(rule, each)) for each in far]
    return Curve(rule.range_wu * KM_PER_WU, points, "km", "%")


def left_of(rule: LaserRule | BeamRule, far_wu: float) -> float:
    """Give the share of a beam's effect that is left at a distance."""
    return 1.0 / (1.0 + (far_wu / rule.falloff_wu) ** 2)


def pierces_curve(codex: Codex, entry: Entry, rule: ArmRule) -> Curve:
    """Give what an arm goes through by distance, held against the fronts of those it may meet."""
    far = [rule.range_m * step / (_POINTS - 1) for step in range(_POINTS)]
    fronts: set[tuple[float, str, str]] = {
        (unit.armour.front, unit.name, unit.side) for _, unit in _foes(codex, entry) if unit.armour.front > 0.0
    }
    near = sorted(fronts, key=lambda line: abs(line[0] - rule.penetration_mm))
    lines = [line for line in near if line[0] <= 2.0 * rule.penetration_mm][:_MOST_LINES]
    return Curve(rule.range_m, [(each, through_mm(rule, each)) for each in far], "m", " mm", lines)


# ---- who goes through what --------------------------------------------------------------------------------
def _foes(codex: Codex, entry: Entry) -> list[tuple[Entry, SurfaceUnitRule]]:
    """Give the units of the surface that a page's things are fired at: those of a side that has none of them."""
    own = entry.sides if len(entry.sides) == 1 else ()
    units = [each for each in codex.entries.values() if each.sides != own]
    return [(each, each.rule) for each in units if isinstance(each.rule, SurfaceUnitRule)]


def plates_of(armour: ArmourRule) -> dict[str, float]:
    """Give the plates that there are. [mm]"""
    return {name: value for name, value in armour if value > 0.0}


def _reach(rule: ArmRule, plate: float) -> str:
    if plate <= 0.0:
        return "-"
    far = reach_through(rule, plate)
    if far >= rule.range_m:
        return words.ALWAYS
    return f"{thousands(far)} m" if far > 0.0 else words.NEVER


def pierces(codex: Codex, entry: Entry, rule: ArmRule) -> Table:
    """Say for everybody with plates which of them an arm goes through, and how far off."""
    rows: list[Row] = []
    for each, unit in _foes(codex, entry):
        plates = plates_of(unit.armour)
        if plates:
            rows.append((each.id, each.name, unit.side, [_reach(rule, plates.get(name, 0.0)) for name in words.PLATES]))
    return Table(words.THROUGH, words.THROUGH_NOTE, list(words.PLATES.values()), rows)


def pierced_by(codex: Codex, entry: Entry, unit: SurfaceUnitRule) -> Table:
    """Say of every arm of the other side which plates of a unit it goes through, and how far off."""
    plates = plates_of(unit.armour)
    rows = []
    for each in codex.entries.values():
        rule = each.rule
        if not isinstance(rule, ShellRule | LensRule | GuidedRule) or rule.penetration_mm <= 0.0 or not plates:
            continue
        if each.sides != (unit.side,):
            side = each.sides[0] if len(each.sides) == 1 else ""
            rows.append((each.id, each.name, side, [_reach(rule, plates.get(name, 0.0)) for name in words.PLATES]))
    return Table(words.AGAINST, words.THROUGH_NOTE, list(words.PLATES.values()), rows)


# ---- what it takes in orbit ---------------------------------------------------------------------------------
def blow(rule: BeamRule | CannonRule | MissileRule) -> tuple[float, float]:
    """Give what one hit, round or full beam costs a shield and does to a hull. [MJ]"""
    if isinstance(rule, BeamRule):
        shot = rule.power_mj_s * rule.dwell_s
        return shot, shot
    if isinstance(rule, CannonRule):
        return rule.slug_mj, rule.slug_mj
    if rule.burst is not None:
        return rule.burst.pulse_mj, rule.burst.blast_mj
    return rule.shield_cost_mj, rule.damage_mj


def least_hits(rule: BeamRule | CannonRule | MissileRule, unit: UnitRule) -> tuple[int, int]:
    """Give how many hits it takes at the least to bring down a ship's shield, and to break up its hull; 0 for never.

    Law: a shield collapses from its overload share within a moment; a hull breaks when no more than a share is left.
    """
    to_shield, to_hull = blow(rule)
    parts, shield = unit.compartments, unit.shield
    hull = (parts.bow_mj + parts.middle_mj + parts.stern_mj) * (1.0 - parts.breakup_share)
    if isinstance(rule, BeamRule):
        to_hull *= parts.beam_factor
    first = 0
    if shield is not None and to_shield > 0.0:
        first = math.ceil(min(shield.overload_share, 1.0) * shield.capacity_mj / to_shield - 1e-9)
    return first, math.ceil(hull / to_hull - 1e-9) if to_hull > 0.0 else 0


def _hits(rule: BeamRule | CannonRule | MissileRule, unit: UnitRule) -> list[str]:
    return [number_of(float(many)) if many else "-" for many in least_hits(rule, unit)]


_HEAD = ["shield", "hull"]


def warhead(library: Library, rule: MissileRule) -> MissileRule:
    """Give what of a missile arrives: of one that comes apart on its way, the part that does the harm."""
    parts = [library.missiles[each] for each in rule.split.into] if rule.split is not None else []
    return next((part for part in parts if part.burst is not None or part.damage_mj > 0.0), rule)


def takes(codex: Codex, entry: Entry, rule: BeamRule | CannonRule | MissileRule) -> Table:
    """Say of every ship of the other side how many hits it takes."""
    rule = warhead(codex.library, rule) if isinstance(rule, MissileRule) else rule
    foes = [each for each in codex.entries.values() if entry.sides != each.sides] if blow(rule)[1] > 0.0 else []
    rows: list[Row] = [(each.id, each.name, each.rule.side, _hits(rule, each.rule)) for each in foes
                       if isinstance(each.rule, UnitRule)]  # fmt: skip
    return Table(words.HITS, words.HITS_NOTE, _HEAD, rows)


def breaks(codex: Codex, entry: Entry, unit: UnitRule) -> Table:
    """Say of every weapon and missile of the other side how many hits a ship takes."""
    rows = []
    for each in codex.entries.values():
        rule = each.rule
        if isinstance(rule, MissileRule) and rule.split is not None:
            continue  # what it comes apart into stands for itself
        if isinstance(rule, BeamRule | CannonRule | MissileRule) and each.sides != entry.sides and blow(rule)[1] > 0.0:
            side = each.sides[0] if len(each.sides) == 1 else ""
            rows.append((each.id, each.name, side, _hits(rule, unit)))
    return Table(words.HITS, words.HITS_NOTE, _HEAD, rows)

"""The whole of the rules: every table of assets/rules, loaded once, checked against one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from game.base import paths
from game.base.errors import ContentError, Problem, nearest_name
from game.rules.air import AirFile
from game.rules.arms import ArmRule
from game.rules.doctrine import DifficultyRule, DoctrineRule, FormationRule
from game.rules.document import Document, Rule, load_toml, measured, validate
from game.rules.geometry import GeometryRule
from game.rules.ground_doctrine import GroundDoctrineFile
from game.rules.mind import MindName, MindRule, SensingRule, TemperName, TemperRule
from game.rules.surface import SurfaceUnitRule
from game.rules.tactics import TacticRule
from game.rules.units import UnitRule
from game.rules.weapons import MissileRule, WeaponRule


class UnitsFile(Rule):
    """assets/rules/units.toml"""

    format: int = measured(..., ge=1, le=1)
    unit: dict[str, UnitRule]


class WeaponsFile(Rule):
    """assets/rules/weapons.toml"""

    format: int = measured(..., ge=1, le=1)
    weapon: dict[str, WeaponRule]


class MissilesFile(Rule):
    """assets/rules/missiles.toml"""

    format: int = measured(..., ge=1, le=1)
    missile: dict[str, MissileRule]


class DoctrineFile(Rule):
    """assets/rules/doctrine.toml"""

    format: int = measured(..., ge=1, le=1)
    doctrine: dict[str, DoctrineRule]
    difficulty: dict[str, DifficultyRule]
    formation: dict[str, FormationRule]
    sensing: SensingRule = SensingRule()
    mind: dict[MindName, MindRule]
    temper: dict[TemperName, TemperRule]


class SurfaceUnitsFile(Rule):
    """assets/rules/surface/units.toml"""

    format: int = measured(..., ge=1, le=1)
    unit: dict[str, SurfaceUnitRule]


class ArmsFile(Rule):
    """assets/rules/surface/arms.toml"""

    format: int = measured(..., ge=1, le=1)
    arm: dict[str, ArmRule]


@dataclass(frozen=True, eq=False)
class Library:
    """Rules by name. Every name that one table uses stands in another. Two libraries are equal only as one object."""

    units: dict[str, UnitRule]
    weapons: dict[str, WeaponRule]
    missiles: dict[str, MissileRule]
    doctrines: dict[str, DoctrineRule]
    difficulties: dict[str, DifficultyRule]
    formations: dict[str, FormationRule]
    hulls: dict[str, GeometryRule]
    surface_units: dict[str, SurfaceUnitRule]
    arms: dict[str, ArmRule]
    air: AirFile
    tactics: dict[str, TacticRule]
    ground: GroundDoctrineFile
    minds: DoctrineFile


def unknown(
    document: Document, key: tuple[str | int, ...], name: str, known: Iterable[str], what: str
) -> Iterator[Problem]:
    """Yield a problem when a name is not among the known ones."""
    names = sorted(set(known))
    if name not in names:
        few = f"{what} ({', '.join(names[:8])}{', ...' if len(names) > 8 else ''})"
        expected = few if names else f"{what}, and there are none"
        line = document.line_of(key)
        yield Problem(document.path, line, key, repr(name), expected, nearest_name(name, names) or "")


def _hulls(folder: Path) -> dict[str, GeometryRule]:
    out = {}
    for path in sorted(folder.glob("*.toml")):
        out[path.stem] = validate(load_toml(path), GeometryRule)
    return out


def load_library(rules: Path, hulls: Path) -> Library:
    """Read all rule files.

    Raises: ContentError with every problem of the first file that has some, or of the names between files.
    """
    units_doc = load_toml(rules / "units.toml")
    missiles_doc = load_toml(rules / "missiles.toml")
    units = validate(units_doc, UnitsFile)
    weapons = validate(load_toml(rules / "weapons.toml"), WeaponsFile)
    missiles = validate(missiles_doc, MissilesFile)
    doctrine_doc = load_toml(rules / "doctrine.toml")
    doctrine = validate(doctrine_doc, DoctrineFile)
    surface_doc = load_toml(rules / "surface" / "units.toml")
    surface = validate(surface_doc, SurfaceUnitsFile)
    arms = validate(load_toml(rules / "surface" / "arms.toml"), ArmsFile)
    air = validate(load_toml(rules / "surface" / "air.toml"), AirFile)
    ground = validate(load_toml(rules / "surface" / "doctrine.toml"), GroundDoctrineFile)
    library = Library(
        units.unit, weapons.weapon, missiles.missile,
        doctrine.doctrine, doctrine.difficulty, doctrine.formation, _hulls(hulls), surface.unit, arms.arm, air,
        ground.tactic, ground, doctrine,
    )  # fmt: skip
    problems = [*_unit_names(units_doc, library), *_missile_names(missiles_doc, library)]
    problems += _surface_names(surface_doc, library)
    for key, mind in library.minds.mind.items():
        if mind.opens_out:
            at = ("mind", key, "opens_out")
            problems += unknown(doctrine_doc, at, mind.opens_out, library.formations, "a formation")
    if problems:
        raise ContentError(problems)
    return library


def _unit_names(document: Document, library: Library) -> Iterator[Problem]:
    for key, unit in library.units.items():
        at = ("unit", key)
        yield from unknown(document, (*at, "hull"), unit.hull, library.hulls, "a hull")
        for place, mounts in enumerate(unit.mounts):
            yield from unknown(
                document, (*at, "mounts", place, "weapon"), mounts.weapon, library.weapons, "a weapon"
            )
        for part, names in (("fire_control", ("interceptor",)), ("launcher", ("missile", "explosive"))):
            for name in names:
                value = getattr(getattr(unit, part), name)
                if value:
                    yield from unknown(document, (*at, part, name), value, library.missiles, "a missile")


def _missile_names(document: Document, library: Library) -> Iterator[Problem]:
    for key, missile in library.missiles.items():
        yield from unknown(document, ("missile", key, "hull"), missile.hull, library.hulls, "a hull")
        for place, name in enumerate(missile.split.into if missile.split else ()):
            at = ("missile", key, "split", "into", place)
            yield from unknown(document, at, name, library.missiles, "a missile")


def _surface_names(document: Document, library: Library) -> Iterator[Problem]:
    for key, unit in library.surface_units.items():
        at = ("unit", key)
        for place, gun in enumerate(unit.guns):
            yield from unknown(document, (*at, "guns", place, "weapon"), gun.weapon, library.arms, "an arm")
        if unit.hangar:
            yield from unknown(document, (*at, "hangar", "unit"), unit.hangar.unit, library.surface_units, "a unit")
        if unit.cargo:
            yield from unknown(document, (*at, "cargo", "unit"), unit.cargo.unit, library.surface_units, "a unit")
        if unit.bursts:
            yield from unknown(document, (*at, "bursts"), unit.bursts, library.arms, "an arm")


@lru_cache(maxsize=1)
def standard() -> Library:
    """Give the rules the game ships with."""
    return load_library(paths.assets() / "rules", paths.assets() / "images" / "hulls")

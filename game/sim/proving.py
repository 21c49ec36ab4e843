"""The proving ground: a small real battle that shows one thing of the rules at work, for the codex.

Who stands against whom, and how far off, follows from the rules: a weapon's prey, a unit's role, a gun's range. The
battle is a level like any other and is fought by the autopilots; nothing in it could not stand in a war.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from game.rules.arms import ArmRule
from game.rules.land import LandRule
from game.rules.level import BackdropRule, ForceRule, LevelRule, ShipRule, Spot
from game.rules.library import Library
from game.rules.surface import SurfaceUnitRule
from game.rules.triggers import End, TaskName
from game.rules.units import Side
from game.world.surface_catalogue import PREY_OF

SUBJECT, FOE = "subject", "foe"
_LIMIT_S = 75.0
_OTHER: dict[Side, Side] = {"race": "arume", "arume": "race"}
_GAP_WU, _CRAFT_GAP_WU, _NEAR_WU = 1900.0, 420.0, 900.0  # between the two sides in orbit
_OUT_OF_LIGHT = 1.1  # of the foe's beam range: so far off begins who has no shield

_TASKS: dict[str, TaskName] = {
    "infantry": "advance", "landcruiser": "advance", "carrier": "advance", "walker": "advance", "killercraft": "engage",
    "helicopter": "hold", "transport": "deliver", "starship": "station", "air_defence": "hold", "gosta": "charge",
    "building": "hold", "bomber": "bomb", "city_missile": "cruise",
}  # fmt: skip
_HEIGHTS = {
    "killercraft": 700.0, "bomber": 900.0, "city_missile": 260.0, "starship": 380.0, "transport": 260.0,
    "helicopter": 90.0,
}  # fmt: skip
"""[wu] over the ground, of what flies"""
_SPEEDS = {"killercraft": 260.0, "bomber": 190.0, "city_missile": 300.0}
_MANY = {"infantry": 4, "gosta": 5, "air_defence": 2}
_SHOT_SHARE, _NEAREST_WU, _FARTHEST_WU = 0.6, 170.0, 420.0  # of a gun's range, on the ground
_AIR_GAP_WU, _BOMB_GAP_WU = 2400.0, 7000.0
_STOREYS = 2  # of a house with windows that have somebody in them
_MIDDLE_WU, _GROUND_WU = 6000.0, 60.0
_LAND = LandRule(
    line_wu=[[0, 60], [2600, 74], [4600, 52], [5800, 60], [6500, 60], [7600, 82], [9400, 58], [12000, 66]],
    rough_wu=3, seed=19, look="desert", hour="day",
)  # fmt: skip


class Showing(NamedTuple):
    """What is shown. unit: its page's key, followed by the eye; missile: that is followed while one is in flight"""

    level: LevelRule
    theatre: str
    unit: str
    missile: str = ""
    jumps: bool = False


def showing(library: Library, unit: str, theatre: str, arm: str = "", drive: str = "") -> Showing:
    """Set up the battle that shows a unit.

    theatre: of the unit; arm: the weapon or missile that is meant, empty for the unit itself; drive: "jump", "genocide"
    """
    if theatre == "orbit":
        return _in_orbit(library, unit, arm, drive)
    return _on_land(library, unit, arm)


def bearer(library: Library, units: list[str], theatre: str) -> str:
    """Choose of several kinds of unit the one that shows best what all of them have: armed, and the least of them."""
    def order(key: str) -> tuple[bool, float, str]:
        if theatre == "orbit":
            return library.units[key].role != "warship", library.units[key].value, key
        rule = library.surface_units[key]
        return not rule.guns, rule.value, key

    return min(units, key=order)


# ---- in orbit ---------------------------------------------------------------------------------------
def _in_orbit(library: Library, unit: str, arm: str, drive: str) -> Showing:
    rule = library.units[unit]
    other = _OTHER[rule.side]
    craft = rule.role == "craft"
    foes = [key for key, each in library.units.items() if each.side == other and (each.role == "craft") is craft]
    foe = bearer(library, foes, "orbit")
    missile = library.missiles.get(arm)
    bursts = missile is not None and bool(missile.split or missile.burst or missile.decoy)
    charges = rule.genocide is not None and arm == "" and drive != "jump"
    spends = bursts or not rule.launcher.missile
    doctrine = "open_bow" if charges else "picket" if spends else "attack_run"
    gap = _CRAFT_GAP_WU if craft else _NEAR_WU if drive == "jump" else _GAP_WU
    if rule.shield is None and not craft:
        beams = [library.weapons[mounts.weapon] for mounts in library.units[foe].mounts]
        gap = max([gap, *(_OUT_OF_LIGHT * beam.range_wu for beam in beams if beam.kind == "beam")])
    own = _force(rule.side, SUBJECT, doctrine, (0.0, 0.0), unit, 1, right=True)
    against = _force(other, FOE, "attack_run", (gap, 0.2 * gap), foe, 2 if rule.value > library.units[foe].value else 1)
    level = _level("orbit", [own, against], None, [0.0, 0.0])
    follows = arm if missile is not None and not missile.interceptor else ""
    return Showing(level, "orbit", unit, follows, drive == "jump")


def _force(
    side: Side, name: str, doctrine: str, at: tuple[float, float], unit: str, count: int, right: bool = False
) -> ForceRule:
    ships = [ShipRule(id=f"{name}-{n}" if n else name, unit=unit, name=f"{name} {n}") for n in range(count)]
    return ForceRule(
        id=name, side=side, name=name, doctrine=doctrine, formation="line", at_wu=list(at),
        facing_deg=0.0 if right else 180.0, speed_wups=20.0, ship=ships,
    )  # fmt: skip


# ---- on land ----------------------------------------------------------------------------------------
def _on_land(library: Library, unit: str, arm: str) -> Showing:
    rule = library.surface_units[unit]
    gun = library.arms[arm] if arm else library.arms[rule.guns[0].weapon] if rule.guns else None
    foe = _foe(library, rule, gun, bool(arm))
    against = library.surface_units[foe]
    gap = _gap(rule, against, gun)
    left = _MIDDLE_WU - gap / 2.0
    own = _stand(SUBJECT, unit, rule, left, left + gap, right=True, flies_at=PREY_OF[against.role] == "air")
    other = _stand(FOE, foe, against, left + gap, left, right=False, flies_at=PREY_OF[rule.role] == "air")
    if rule.windows is not None:
        own, other = _held(library, own, rule), other.changed(task="reduce", against=SUBJECT)
    level = _level("surface", [own, other], _LAND, [left, _GROUND_WU + 100.0])
    return Showing(level, "surface", unit, arm if getattr(gun, "kind", "") == "missile" and arm else "")


def _foe(library: Library, rule: SurfaceUnitRule, gun: ArmRule | None, meant: bool) -> str:
    """Choose whom it fights: what its gun is best for, or who would fire at it. meant: the gun is what is shown"""
    others = {key: each for key, each in library.surface_units.items() if each.side != rule.side and each.value > 0.0}
    struck = rule.field is not None and not meant  # a shield is there to be struck
    for prey in gun.prey if gun is not None and not struck else ():
        fits = [key for key, each in others.items() if PREY_OF[each.role] == prey]
        if fits:
            return min(fits, key=lambda key: (not others[key].guns, others[key].value, key))
    own = PREY_OF[rule.role]
    hunts = [key for key, each in others.items() if any(own in library.arms[g.weapon].prey for g in each.guns)]
    flyers = [key for key in hunts if others[key].role in _SPEEDS] if struck else []
    return min([key for key in hunts if key not in flyers] or list(others), key=lambda key: (others[key].value, key))


def _gap(rule: SurfaceUnitRule, against: SurfaceUnitRule, gun: ArmRule | None) -> float:
    if rule.role in ("bomber", "city_missile"):
        return _BOMB_GAP_WU
    if "wings" in (rule.body.move, against.body.move) or (gun is not None and gun.near_m > _FARTHEST_WU):
        return _AIR_GAP_WU
    reach = gun.range_m * _SHOT_SHARE if gun is not None else _FARTHEST_WU
    near = gun.near_m * 1.5 if gun is not None else 0.0
    apart = (rule.length_wu + against.length_wu) / 2.0
    return max(min(max(reach, _NEAREST_WU), _FARTHEST_WU), near) + apart


def _stand(name: str, unit: str, rule: SurfaceUnitRule, x: float, to: float, right: bool, flies_at: bool) -> ForceRule:
    """Put a unit on the land, or over it, about what one of its role is about. flies_at: its enemy is in the air"""
    high = _GROUND_WU + rule.height_wu / 2.0 + _HEIGHTS.get(rule.role, 0.0)
    spot: Spot = [x, high]
    task = _TASKS[rule.role]
    if rule.role == "killercraft" and not flies_at:
        task = "strafe"
    ships = [ShipRule(
        id=name, unit=unit, name=name, count=_MANY.get(rule.role, 1), spacing_wu=rule.length_wu + 24.0, at_wu=spot,
    )]  # fmt: skip
    return ForceRule(
        id=name, side=rule.side, name=name, task=task, at_wu=spot, facing_deg=0.0 if right else 180.0,
        speed_wups=_SPEEDS.get(rule.role, 0.0), to_wu=[to, high if rule.role == "starship" else _GROUND_WU], ship=ships,
    )  # fmt: skip


def _held(library: Library, force: ForceRule, rule: SurfaceUnitRule) -> ForceRule:
    """Put the cheapest troops of its side behind the windows of a house."""
    troops = {key: each for key, each in library.surface_units.items() if each.side == rule.side}
    foot = [key for key, each in troops.items() if each.role == "infantry"]
    who = min(foot, key=lambda key: (troops[key].value, key))
    assert rule.windows is not None
    inside = [
        ShipRule(id=f"in-{storey}", unit=who, name="In", count=rule.windows.troops, inside=SUBJECT, storey=storey)
        for storey in range(min(_STOREYS, rule.storeys))
    ]
    return force.changed(ship=[*force.ship, *inside])


def _level(
    theatre: Literal["orbit", "surface"], forces: list[ForceRule], land: LandRule | None, view: Spot
) -> LevelRule:
    late = End(kind="end", outcome="partial", reason="Enough has been seen.")
    return LevelRule(
        format=1, id="proving-ground", title="Proving ground", theatre=theatre, place="nowhere", land=land,
        briefing=["A set-up, not a battle."], limit_s=_LIMIT_S, late=late, force=forces, view_wu=view,
        backdrop=BackdropRule(sky="deep", home="limb", home_shift_px=[0.0, 260.0]),
    )  # fmt: skip

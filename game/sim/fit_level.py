"""Fits a level to the player's war: who was lost before is missing, what was spent is not there. A general rule."""

from __future__ import annotations

import math
from collections.abc import Iterable

from game.rules.carry import Absent, CampaignFile, Comes, Effect, Explosive, Missing, Numbers, StandIn
from game.rules.level import ForceRule, LevelRule, ShipRule, TriggerRule
from game.rules.library import Library
from game.rules.selection import Selection
from game.rules.triggers import Action, AtTime, Lost, OrderSalvo, Say
from game.sim.war import War, listed

_MOST_LINES = 12  # of a briefing


def fit_level(level: LevelRule, war: War, campaign: CampaignFile, library: Library) -> LevelRule:
    """Give the level as it is in this war.

    Law: in a war without records it is the level as it was written.
    """
    forces, lines = {force.id: force for force in level.force}, []
    for carry in level.carry:  # LOOP: memories of a level
        if not war.records or not all(war.holds(memory, campaign) for memory in carry.when):
            continue
        told = [_apply(forces, effect, war, library, level.theatre) for effect in carry.do]
        changed = [line for line in told if line is not None]
        if carry.says and (changed or not carry.do):
            lines.append(carry.says)
        lines += [line for line in changed if line and not carry.says]
    if list(forces.values()) == level.force:
        return level if not lines else level.model_copy(update={"briefing": _briefing(level, lines)})
    return _without(level, forces, lines)


def _briefing(level: LevelRule, lines: list[str]) -> list[str]:
    return [*level.briefing, *lines][:_MOST_LINES]


def _apply(forces: dict[str, ForceRule], effect: Effect, war: War, library: Library, theatre: str) -> str | None:
    """Change the forces. Returns: what is to be said about it, None when nothing has changed"""
    if isinstance(effect, StandIn):
        return _stand_in(forces, effect, war)
    force = forces.get(effect.force)
    if force is None:
        return None
    match effect:
        case Missing(keep=keep):
            return _missing(forces, force, keep, war.gone())
        case Absent():
            return _put(forces, force, [ship for ship in force.ship if ship.player])
        case Comes():
            forces[force.id] = force.model_copy(update={"later": False})
            return f"{force.name}: here from the beginning." if force.later else None
        case Numbers(share=share):
            return _put(forces, force, _numbers(force.ship, share))
        case Explosive(share=share):
            return _put(forces, force, _explosive(force.ship, share, library)) if theatre == "orbit" else None


def _missing(forces: dict[str, ForceRule], force: ForceRule, keep: int, gone: list[str]) -> str | None:
    """Leave out who was lost; of those, the last lost come after all until enough are there."""
    away = [ship.name for ship in force.ship if ship.name in gone and not ship.player and ship.count == 1]
    away.sort(key=gone.index)
    away = away[: max(0, len(force.ship) - keep)]
    if not away:
        return None
    _put(forces, force, [ship for ship in force.ship if ship.name not in away])
    return f"Lost before this battle, and missing here: {listed(away)}."


def _put(forces: dict[str, ForceRule], force: ForceRule, ships: list[ShipRule]) -> str | None:
    if ships == force.ship:
        return None
    if ships:
        forces[force.id] = force.model_copy(update={"ship": ships})
    else:
        del forces[force.id]
    return ""


def _numbers(ships: list[ShipRule], share: float) -> list[ShipRule]:
    """Scale what stands for several; of single ships as many of the first as fit, never without the player."""
    several = [
        ship.model_copy(update={"count": math.ceil(ship.count * share)}) if ship.count > 1 else ship for ship in ships
    ]
    single = [ship for ship in several if ship.count == 1 and not ship.player]
    cut = single[math.ceil(len(single) * min(share, 1.0)) :] if len(single) > 1 or share <= 0.0 else []
    return [ship for ship in several if ship.count > 0 and ship not in cut]


def _explosive(ships: list[ShipRule], share: float, library: Library) -> list[ShipRule]:
    out = []
    for ship in ships:  # LOOP: ships of a force
        full = library.units[ship.unit].launcher.explosive_stock if ship.explosive is None else ship.explosive
        out.append(ship.model_copy(update={"explosive": min(100, math.ceil(full * share))}) if full else ship)
    return out


def _stand_in(forces: dict[str, ForceRule], effect: StandIn, war: War) -> str | None:
    for force in forces.values():  # LOOP: forces of the level
        ship = next((each for each in force.ship if each.id == effect.ship), None)
        if ship is None or ship.name not in war.gone():
            continue
        other = ship.model_copy(update={"name": effect.name})
        forces[force.id] = force.model_copy(update={"ship": [other if each is ship else each for each in force.ship]})
        return f"{ship.name} was lost. {effect.name} takes the place."
    return None


# ---- what a level says of those who are not there -------------------------------------------------------
def _without(level: LevelRule, forces: dict[str, ForceRule], lines: list[str]) -> LevelRule:
    """Take those who are missing out of everything that names them."""
    here = {ship.id for force in forces.values() for ship in force.ship}
    away = {ship.id for force in level.force for ship in force.ship} - here
    kept = [
        force.model_copy(update={"against": "" if force.against in away else force.against})
        for force in forces.values()
    ]
    mute = {name for name, speaker in level.speaker.items() if speaker.ship in away}
    triggers = [_trigger(level, trigger, set(forces), away, mute) for trigger in level.trigger]
    return level.model_copy(update={"force": kept, "trigger": triggers, "briefing": _briefing(level, lines)})


def _trigger(
    level: LevelRule, trigger: TriggerRule, forces: set[str], away: set[str], mute: set[str]
) -> TriggerRule:
    """Drop what would be done by those who are missing. That they are lost holds; that alone is not told again."""
    when = [each for each in trigger.when if not (isinstance(each, Lost) and _is_gone(level, each.of, forces, away))]
    known = not when
    do = [each for each in trigger.do if _can(each, forces, away, mute) and not (known and isinstance(each, Say))]
    return trigger.model_copy(update={"when": when or [AtTime(kind="time", at_s=0.0)], "do": do})


def _is_gone(level: LevelRule, of: Selection, forces: set[str], away: Iterable[str]) -> bool:
    """Say whether all that a selection means are missing from this battle."""
    known = {force.id for force in level.force}
    return of.ship in away if of.ship is not None else of.force in known - forces


def _can(action: Action, forces: set[str], away: set[str], mute: set[str]) -> bool:
    if isinstance(action, Say):
        return action.speaker not in mute
    if isinstance(action, OrderSalvo):
        return action.ship not in away and action.at not in away
    return getattr(action, "force", None) is None or action.force in forces  # type: ignore[union-attr]

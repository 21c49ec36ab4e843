"""Deeds: what a person does with his own hands, read off the commands he gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from game.rules.deeds import DISPLAY_DEEDS, Did
from game.rules.level import LevelRule
from game.world import commands as c
from game.world.components import Body
from game.world.orders import (
    EXPLOSIVE,
    ORDER_ATTACK,
    ORDER_ESCORT,
    ORDER_HOLD,
    ORDER_MOVE,
    ORDER_WITHDRAW,
)

if TYPE_CHECKING:
    from game.world.world import World

_STEEP = 0.42  # sine of a path that nobody flies who only corrects his course
_FLAT = 0.2  # sine of a path that is nearly level
_EASED = 0.5  # throttle below which somebody holds back
_ORDERED = {
    ORDER_HOLD: "hold", ORDER_MOVE: "move", ORDER_ATTACK: "attack", ORDER_ESCORT: "escort",
    ORDER_WITHDRAW: "withdraw",
}  # fmt: skip


def asked_deeds(level: LevelRule) -> frozenset[str]:
    """Give the deeds that a level's triggers ask for."""
    return frozenset(
        each.deed for trigger in level.trigger for each in (*trigger.when, *trigger.unless) if isinstance(each, Did)
    )


def deeds_of(world: World, command: c.Command) -> frozenset[str]:
    """Say what a command shows that a person does; what only repeats where hands rest shows nothing."""
    if isinstance(command, c.Fly):
        shown = _flight(world, command)
    else:
        shown = _ship(command) or _ground(command)
    return frozenset(name for name, so in shown.items() if so)


def _ship(command: c.Command) -> dict[str, bool]:
    """Read a command to ships in space, or the display's word."""
    match command:
        case c.Steer(ahead=ahead, left=left, turn=turn):
            return {"thrust": ahead != 0.0, "slide": left != 0.0, "turn": turn != 0.0}
        case c.Autopilot(on=on):
            return {"autopilot": on, "helm": not on}
        case c.Order(kind=kind):
            return {"order": True, _ORDERED.get(kind, "order"): True}
        case c.Salvo(kind=kind):
            return {"metal" if kind == EXPLOSIVE else "salvo": True}
        case c.Posture():
            return {"posture": True}
        case c.Power():
            return {"power": True}
        case c.WeaponsFree():
            return {"free": True}
        case c.Form():
            return {"form": True}
        case c.Genocide(on=on):
            return {"open_bow" if on else "shut_bow": True}
        case c.Jump(on=on):
            return {"jump" if on else "call_off": True}
        case c.Use(what=what):
            return {DISPLAY_DEEDS[what]: True} if 0 <= what < len(DISPLAY_DEEDS) else {}
    return {}


def _ground(command: c.Command) -> dict[str, bool]:
    """Read a command to a soldier, a pilot or a captain over land."""
    match command:
        case c.Control(walk=walk, posture=posture, jump=jump, fire=fire, scope=scope):
            low = {"crouch": posture == 1, "lie": posture == 2}
            return {"walk": walk != 0.0, "leap": jump, "fire": fire, "sights": scope, **low}
        case c.Reload():
            return {"reload": True}
        case c.CallFire():
            return {"call_fire": True}
        case c.Rally():
            return {"rally": True}
        case c.Hang():
            return {"hang": True}
        case c.GatherShield(focus=focus):
            return {"gather" if focus > 0.0 else "even": True}
        case c.Burn():
            return {"burn": True, "fire": True}
        case c.LetDown(on=on):
            return {"let_down": on}
        case c.SendFighters():
            return {"fighters": True}
    return _armour(command)


def _flight(world: World, command: c.Fly) -> dict[str, bool]:
    """Read a command to an aircraft. Who asks for level flight where he flies level anyway has done nothing."""
    row = world.units.find(command.unit)
    if row < 0:
        return {}
    vel = world.units[Body].vel[row]
    path = float(vel[1]) / max(float(np.hypot(vel[0], vel[1])), 1e-9)
    rise = command.aim[1] / max((command.aim[0] ** 2 + command.aim[1] ** 2) ** 0.5, 1e-9)
    return {
        "climb": rise > _STEEP or command.stick > _STEEP, "dive": rise < -_STEEP or command.stick < -_STEEP,
        "level": abs(rise) < _FLAT < abs(path), "burner": command.burner, "ease": command.throttle < _EASED,
        "fire": command.gun, "missile": command.launch >= 0,
    }  # fmt: skip


def _armour(command: c.Command) -> dict[str, bool]:
    """Read a command to the crew of a landcruiser, or to a platoon."""
    match command:
        case c.Drive(way=way, fire=fire, back=back, hatch=hatch):
            return {"drive": way != 0.0, "fire": fire, "fire_back": fire and back, "hatch": hatch}
        case c.Roll(way=way):
            return {"roll_up" if way > 0 else "roll_back": True}
        case c.Word():
            return {"word": True}
    return {}


def mark_deeds(world: World, trigger: str) -> None:
    """Keep what has been done up to a trigger's moment, for what counts from it on."""
    if world.asked_deeds:
        world.deeds_at[trigger] = dict(world.deeds)


def times_done(world: World, deed: str, since: str) -> int:
    """Count how often something was done since a trigger's moment, 0 before it; since the beginning for no trigger."""
    if not since:
        return world.deeds.get(deed, 0)
    if since not in world.fired:
        return 0
    return world.deeds.get(deed, 0) - world.deeds_at.get(since, {}).get(deed, 0)

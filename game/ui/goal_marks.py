"""Goal marks: which ships the orders are about, so that they are found among all the others."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from game.base.constants import SIDES
from game.ui.console import Console
from game.ui.fleet_state import GoalMark
from game.ui.hud_world import Marks
from game.ui.names import name_of, roster_of
from game.view.camera import ICONS_BELOW, Camera
from game.world.components import Body, Record
from game.world.world import World

_LEAST_PX = 11.0
_kept: WeakKeyDictionary[World, dict[str, str]] = WeakKeyDictionary()


def goal_ships(world: World) -> dict[str, str]:
    """Give ships by id, and the order each decides: those named in the conditions of triggers that settle one."""
    kept = _kept.get(world)
    if kept is None:
        kept = _kept[world] = {}
        for trigger in world.level.trigger:  # LOOP: triggers of the level, once a battle
            told = [act.objective for act in trigger.do if act.kind == "objective"]
            about = [getattr(each, "of", None) for each in trigger.when]  # some conditions are about no ships
            for of in about if told else []:
                if of is not None and of.ship:
                    kept.setdefault(of.ship, told[0])
    return kept


def goal_rows(world: World, console: Console) -> list[int]:
    """Give the rows of those ships, without the own one, while their orders are open."""
    record, out = world.records[Record], []
    about = goal_ships(world)
    for number, (_, ship) in enumerate(roster_of(world)):  # LOOP: ships of the level
        row = int(record.unit[number])
        if row < 0 or ship.id not in about or int(record.serial[number]) == console.own:
            continue
        if world.objectives.get(about[ship.id]) == "open":
            out.append(row)
    return out


def mark_goals(world: World, console: Console, camera: Camera, out: Marks, rows: list[int], target: int) -> None:
    """Mark those ships by a diamond while all are small on the screen, and name them; the target has its name."""
    if camera.zoom >= ICONS_BELOW:
        return
    body = world.units[Body]
    for row in rows:  # LOOP: ships that orders are about
        if camera.visible(body.pos[row], 0.0).all():
            x, y = camera.to_screen(body.pos[row])
            reach = max(float(body.radius[row]) * camera.zoom * 1.1, _LEAST_PX)
            name = "" if row == target else name_of(world, row)
            out.fleet.goals.append(GoalMark((float(x), float(y)), reach, name, SIDES[int(body.side[row])]))

"""What crews of landcruisers are told: by the person who commands one, and by him to the others of his platoon."""

from __future__ import annotations

import numpy as np

from game.base.vectors import Rows
from game.engine.tables import Ref
from game.world import commands as c
from game.world.components import Body
from game.world.crews import cover_of, gun_of, is_gun_clear, is_main, spot_for, spread_marks
from game.world.events import Ordered
from game.world.minds import obeys
from game.world.orders import ORDER_ATTACK, ORDER_HOLD, ORDER_WITHDRAW
from game.world.surface import Gun, Life, Task, Tracks, Unit
from game.world.surface_crew import MASKED, Crew
from game.world.surface_world import SurfaceWorld

ROLLS_S = 12.0
"""[s] a vehicle told to roll by itself gives up after so long"""
WORD_S = 6.0
"""[s] a word to fire stands so long for who is not laid yet"""
ABOUT_S = 4.0
"""[s] to turn about on the spot"""
HALF_ABOUT_S = ABOUT_S / 2.0
"""[s] left when it looks the other way"""
TRIGGER_S = 4.0
"""[s] an order to fire the long gun stands so long"""
_SOON_S = 1.5  # a gun that is loaded so soon will be fired when it is
_TOUCH_S = 0.1  # a machine gun fires as long as it is told to
_STILL_WUPS = 10.0


def tell_crews(world: SurfaceWorld, command: c.Command) -> None:
    """Carry out a command that is about crews; others are not heard."""
    match command:
        case c.Drive():
            drive_by_hand(world, command)
        case c.Roll():
            roll(world, command)
        case c.TurnAbout():
            turn_about(world, command)
        case c.Mark():
            mark(world, command)
        case c.WeaponsFree():
            hold_fire(world, command)
        case c.Word():
            give_word(world, command)


def drive_by_hand(world: SurfaceWorld, command: c.Drive) -> None:
    """Do what a landcruiser's commander asks of his driver and gunner."""
    crew, part, task, tracks = world.units[Crew], world.units[Unit], world.units[Task], world.units[Tracks]
    row = world.units.find(command.unit)
    if row < 0 or not world.units.holds(row, Crew) or not part.player[row] or world.units[Life].hp[row] <= 0.0:
        return
    part.manned[row] = True
    way = min(max(command.way, -1.0), 1.0)
    if way:
        crew.roll[row] = 0
    if not crew.roll[row]:
        ahead = way * part.turned[row] >= 0.0
        task.want_speed[row] = way * float(tracks.speed[row] if ahead else tracks.reverse[row])
    crew.want_hatch[row], crew.thermal[row] = command.hatch, command.thermal
    crew.want_aim[row] = command.aim
    mark = world.units.find(command.mark)
    seen = mark >= 0 and world.units.holds(mark, Unit)
    crew.mark[row] = mark if seen else -1
    crew.offset[row] = np.array(command.aim) - world.units[Body].pos[mark] if seen else 0.0
    crew.told[row] = seen
    one = gun_of(world, row, command.gun)
    if one >= 0:
        _take(world, row, one)
        if command.fire:
            _pull(world, row, one, command.back)


def _take(world: SurfaceWorld, row: int, one: int) -> None:
    """Take a gun in hand. Law: the barrel holds one round; another kind of it is loaded in the time that takes."""
    crew, gun = world.units[Crew], world.mounts[Gun]
    number = int(gun.number[one])
    if crew.in_hand[row] != number:
        crew.trigger_s[row] = 0.0
    crew.in_hand[row] = number
    if is_main(world, np.array([one]))[0] and crew.breech[row] != number:
        crew.breech[row] = number
        gun.ready[one] = world.catalogue.arm["reload_s"][gun.arm[one]]


def _pull(world: SurfaceWorld, row: int, one: int, back: bool) -> None:
    """Order fire: the long gun is let go as soon as it is laid, if it is loaded by then."""
    crew, main = world.units[Crew], bool(is_main(world, np.array([one]))[0])
    if not main:
        crew.trigger_s[row] = _TOUCH_S
    elif world.mounts[Gun].ready[one] <= _SOON_S:
        crew.trigger_s[row] = TRIGGER_S
        crew.backs[row] |= back


def hand_over(world: SurfaceWorld, row: int) -> None:
    """Let a vehicle stay where it is when its crew goes on by itself."""
    crew, task = world.units[Crew], world.units[Task]
    if crew.slew[row] > 0.0:
        crew.trigger_s[row], crew.backs[row], crew.told[row], crew.mark[row] = 0.0, False, False, -1
        task.want_speed[row], task.point[row] = 0.0, world.units[Body].pos[row]


def _crews(world: SurfaceWorld, refs: tuple[Ref, ...]) -> list[int]:
    """Give the rows of crews that a person may tell something: his own, and those of groups he commands."""
    out, part = [], world.units[Unit]
    for ref in refs:  # LOOP: units of one order
        row = world.units.find(ref)
        if row >= 0 and world.units.holds(row, Crew) and (
            part.manned[row] or obeys(world, int(part.group[row]))
        ):
            out.append(row)
    return out


def _answer(world: SurfaceWorld, row: int, kind: int) -> None:
    world.events.append(Ordered(row, world.serial(row), kind))


def roll(world: SurfaceWorld, command: c.Roll) -> None:
    """Let crews roll by themselves, up to where the turret is clear or back to where nobody sees them."""
    for row in _crews(world, command.units):  # LOOP: crews of one order
        start_roll(world, row, int(np.sign(command.way)))
        if not world.units[Unit].manned[row]:
            _answer(world, row, ORDER_ATTACK if command.way > 0 else ORDER_WITHDRAW)


def start_roll(world: SurfaceWorld, row: int, way: int) -> None:
    """Let a driver roll to the nearest place that will do; where there is none, he stays. way: 1 ahead, -1 astern"""
    crew = world.units[Crew]
    crew.cover[row], crew.clear[row], spot = cover_of(world, row), is_gun_clear(world, row), spot_for(world, row, way)
    there = crew.cover[row] == MASKED if way < 0 else crew.clear[row]
    if spot is not None and not there:
        crew.roll[row], crew.roll_s[row], crew.roll_to[row] = way, ROLLS_S, spot


def turn_about(world: SurfaceWorld, command: c.TurnAbout) -> None:
    """Let vehicles turn round, once they stand."""
    crew = world.units[Crew]
    for row in _crews(world, command.units):  # LOOP: crews of one order
        if crew.about_s[row] <= 0.0:
            crew.about_s[row], crew.roll[row] = ABOUT_S, 0


def mark(world: SurfaceWorld, command: c.Mark) -> None:
    """Tell crews whom to fire at."""
    crew, target = world.units[Crew], world.units.find(command.target)
    fits = target >= 0 and world.units.holds(target, Unit)
    for row in _crews(world, command.units):  # LOOP: crews of one order
        crew.mark[row], crew.told[row], crew.offset[row] = target if fits else -1, fits, 0.0
        _answer(world, row, ORDER_ATTACK)


def hold_fire(world: SurfaceWorld, command: c.WeaponsFree) -> None:
    """Let crews fire by themselves, or only on the word."""
    crew = world.units[Crew]
    for row in _crews(world, command.units):  # LOOP: crews of one order
        crew.waits[row], crew.word_s[row] = not command.free, 0.0
        _answer(world, row, ORDER_HOLD)


def give_word(world: SurfaceWorld, command: c.Word) -> None:
    """Let crews fire at once, each at a mark of its own."""
    crew, part = world.units[Crew], world.units[Unit]
    rows = np.array(_crews(world, command.units), np.intp)
    crew.word_s[rows] = WORD_S
    claim(world, rows)
    for row in rows[part.manned[rows]].tolist():  # LOOP: the one that a person commands
        one = gun_of(world, row, int(crew.in_hand[row]))
        if one >= 0:
            _pull(world, row, one, False)


def claim(world: SurfaceWorld, rows: Rows) -> None:
    """Spread marks among crews that were not told theirs."""
    crew = world.units[Crew]
    free = rows[~crew.told[rows] & ~world.units[Unit].manned[rows]]
    crew.mark[free] = spread_marks(world, free)


def turns_now(world: SurfaceWorld, rows: Rows) -> Rows:
    """Give those of turning vehicles that stand still enough to turn."""
    return rows[np.abs(world.units[Body].vel[rows, 0]) < _STILL_WUPS]

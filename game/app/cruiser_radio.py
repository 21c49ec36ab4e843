"""Orders by radio to the player's platoon: spoken by number and target, and answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from game.app import ground_orders
from game.base.constants import SIDES
from game.engine.tables import Ref
from game.ui.cruiser_build import numbered
from game.ui.cruiser_units import Member, called, number_of, others_of, platoon_of
from game.ui.ground_console import GroundConsole
from game.ui.ground_units import row_of
from game.ui.hud_state import RadioLine
from game.world import commands as c
from game.world.components import Body
from game.world.crews import is_gun_clear, spread_marks
from game.world.orders import ORDER_MOVE
from game.world.surface import Unit
from game.world.surface_crew import Crew
from game.world.surface_smoke import Discharger
from game.world.surface_world import SurfaceWorld

if TYPE_CHECKING:
    from game.app.ground_pilot import GroundPilot

NET = "Platoon net"
_FACES = {"race": "race_gunner", "arume": "arume_hunter"}
_ON_WU = 260.0  # who is in sight already goes on so far
_DONE = "It shall be done."


def told(pilot: GroundPilot, world: SurfaceWorld) -> list[Member]:
    """Give who hears an order: those of the platoon who are selected, else all of them; says so when nobody does."""
    console, others = pilot.console, others_of(world, pilot.console)
    chosen = [each for each in others if each.serial in console.selected] or others
    if not chosen or row_of(world, console.own) < 0:
        console.note("Nobody of the platoon is left to hear you", "warning")
        return []
    return chosen


def say(world: SurfaceWorld, console: GroundConsole, who: list[Member], order: str, answer: str) -> None:
    """Put an order and its answer on the radio, in the place of those that nobody has heard yet."""
    side, own = SIDES[console.side], row_of(world, console.own)
    everybody = len(who) > 1 and len(who) == len(others_of(world, console))
    names = "Platoon" if everybody else ", ".join(str(each.number) for each in who)
    face = "race_officer" if side == "race" else "arume_officer"
    console.waiting = [line for line in console.waiting if line.ship != NET]
    if console.radio is not None and console.radio.ship == NET:
        console.radio = None
    number = str(number_of(world, own))
    speaker = console.name if number in console.name else f"{console.name}, {number}"
    console.hear(RadioLine(speaker, NET, side, f"{names}, {order}", face))
    if answer:
        console.hear(RadioLine(str(who[0].number), NET, side, answer, _FACES[side]))


def _refs(world: SurfaceWorld, who: list[Member]) -> tuple[Ref, ...]:
    return tuple(world.units.refer(each.row) for each in who)


# ---- whom ------------------------------------------------------------------------------------------
def select(pilot: GroundPilot, world: SurfaceWorld, number: int) -> None:
    """Select a vehicle by its number, or let it go."""
    console = pilot.console
    found = next((each for each in others_of(world, console) if each.number == number), None)
    if found is not None:
        console.selected ^= {found.serial}
        chosen = [str(each.number) for each in others_of(world, console) if each.serial in console.selected]
        console.note(f"{', '.join(chosen)} hear you" if chosen else "All of the platoon hear you")


def select_key(pilot: GroundPilot, world: SurfaceWorld, digit: int) -> None:
    """Select the vehicle of a key, from 5 on."""
    for member, key in numbered(platoon_of(world, pilot.console), pilot.console):  # LOOP: vehicles of a platoon
        if key == digit:
            if member.row < 0:
                pilot.console.note(f"{member.number} is lost", "warning")
            select(pilot, world, member.number)


def select_platoon(pilot: GroundPilot, world: SurfaceWorld) -> None:
    """Select all of the platoon."""
    others = others_of(world, pilot.console)
    pilot.console.selected = {each.serial for each in others}
    if others:
        pilot.console.note(f"{len(others)} hear you")
    else:
        pilot.console.note("Nobody of the platoon is left", "warning")


# ---- what ------------------------------------------------------------------------------------------
def word(pilot: GroundPilot, world: SurfaceWorld) -> None:
    """Give the word: all fire at once, each at a target of its own; the player's gun as well."""
    console, own = pilot.console, row_of(world, pilot.console.own)
    if own < 0:
        return
    who = others_of(world, console)
    pilot.commands.append(c.Word((*_refs(world, who), world.units.refer(own))))
    if not who:
        return
    crew = world.units[Crew]
    rows = np.array([each.row for each in who], np.intp)
    marks = np.where(crew.told[rows], crew.mark[rows], spread_marks(world, rows))
    ready = [(each, int(mark)) for each, mark in zip(who, marks.tolist(), strict=True) if mark >= 0]
    answer = "; ".join(f"{each.number}, {called(world, console.side, mark)}" for each, mark in ready[:3])
    say(world, console, who, "now! Fire!", f"Fire. {answer}." if answer else "We see nobody, superior sir.")


def hold_fire(pilot: GroundPilot, world: SurfaceWorld) -> None:
    """Let them wait for the word, or fire at will again."""
    who = told(pilot, world)
    if not who:
        return
    free = all(bool(world.units[Crew].waits[each.row]) for each in who)
    pilot.commands.append(c.WeaponsFree(_refs(world, who), free))
    order = "fire at will." if free else "hold your fire, and lay. On my word."
    say(world, pilot.console, who, order, _DONE if free else "On your word, superior sir.")


def target_them(pilot: GroundPilot, world: SurfaceWorld) -> None:
    """Tell them whom to fire at."""
    console, target = pilot.console, row_of(world, pilot.console.target)
    if target < 0:
        console.note(f"No target: {console.key('target_next')} takes one", "warning")
        return
    who = told(pilot, world)
    if not who:
        return
    pilot.commands.append(c.Mark(_refs(world, who), world.units.refer(target)))
    name = called(world, console.side, target)
    say(world, console, who, f"{name}.", f"{name[0].upper()}{name[1:]}. {_DONE}")
    ground_orders.pulse(console, world.place(target), "attack")


def advance(pilot: GroundPilot, world: SurfaceWorld) -> None:
    """Let those whom a ridge hides come up until their turrets are clear, and the others go on over the open."""
    who = told(pilot, world)
    if not who:
        return
    masked = [each for each in who if not is_gun_clear(world, each.row)]
    rest = [each for each in who if each not in masked]
    if masked:
        pilot.commands.append(c.Roll(_refs(world, masked), 1))
    body, part = world.units[Body], world.units[Unit]
    for each in rest:  # LOOP: vehicles in the open
        x = float(body.pos[each.row, 0]) + _ON_WU * int(part.turned[each.row])
        pilot.commands.append(c.Order((world.units.refer(each.row),), ORDER_MOVE, point=(x, 0.0)))
    order = "up, until your turrets are clear." if masked else "advance."
    say(world, pilot.console, who, order, _DONE)


def fall_back(pilot: GroundPilot, world: SurfaceWorld) -> None:
    """Let them roll back until nobody sees them."""
    who = told(pilot, world)
    if who:
        pilot.commands.append(c.Roll(_refs(world, who), -1))
        say(world, pilot.console, who, "back behind cover.", "Going back, superior sir.")


def smoke(pilot: GroundPilot, world: SurfaceWorld) -> None:
    """Lay smoke: those selected, else the player's own vehicle."""
    console, own = pilot.console, row_of(world, pilot.console.own)
    chosen = [each for each in others_of(world, console) if each.serial in console.selected]
    rows = [each.row for each in chosen] if chosen else [own] if own >= 0 else []
    ready = [row for row in rows if int(world.units[Discharger].left[row]) > 0]
    if not ready:
        console.note("No smoke is left", "warning")
        return
    pilot.commands.append(c.LaySmoke(tuple(world.units.refer(row) for row in ready)))
    if chosen:
        say(world, console, chosen, "smoke!", _DONE)
    else:
        console.note("Smoke")


def move(pilot: GroundPilot, world: SurfaceWorld) -> None:
    """Send those selected where the player aims."""
    if not pilot.console.selected - {pilot.console.own}:
        select_platoon(pilot, world)
    ground_orders.go(pilot, world, pilot.console.aim)

"""The ledger: every missile's life, every salvo and every deed of a battle, written down from events alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from game.base.constants import SIDES, STERN, TICKS_PER_S
from game.sim.ledger_entries import ARRIVED, CLAIMS, FATES, NOBODY, Deed, Flight, Salvo, Shot
from game.world import events as e
from game.world.components import GenocideDrive, Record, Shield
from game.world.world import World

ORDINARY, EXPLOSIVE, BEAMS = 0, 1, 2
_PAUSES = (6 * TICKS_PER_S, 6 * TICKS_PER_S, 4 * TICKS_PER_S)
"""a longer pause begins another salvo, by sort"""
_WORDS = {"burst": "fratricide"}  # what shot a missile down, where the ledger's word is another


class Ledger:
    """What a battle's events tell, kept.

    flights: by the serial of the launch, in the order of launching
    contacts: serial of a warhead that came out of a bus -> serial of the bus
    decoys: serial of a decoy that still flies -> side
    decoys_made: of each side; decoy_fates: fate -> of each side
    Law: of each side and sort, launched = sum of fates + flying; of decoys the same.
    """

    def __init__(self) -> None:
        self.flights: dict[int, Flight] = {}
        self.contacts: dict[int, int] = {}
        self.decoys: dict[int, int] = {}
        self.decoys_made = [0, 0]
        self.decoy_fates: dict[str, list[int]] = {fate: [0, 0] for fate in FATES}
        self.salvos: list[Salvo] = []
        self.shots: list[Shot] = []
        self.deeds: list[Deed] = []
        self._current: dict[tuple[int, int], Salvo] = {}
        self._places: dict[int, int] = {}

    def note(self, world: World) -> None:
        """Write down what happened in a tick; to be called while the tick's rows still stand."""
        if not world.events:
            return
        if len(self._places) != world.records.size:
            serials = world.records[Record].serial[: world.records.size].tolist()
            self._places = {serial: place for place, serial in enumerate(serials)}
        for event in world.events:  # LOOP: events of one tick
            write = _WRITERS.get(type(event))
            if write is not None:
                write(self, world, event)

    def flight_of(self, missile: int) -> Flight | None:
        """Give the flight of a missile, or of the bus a contact came out of."""
        return self.flights.get(self.contacts.get(missile, missile))

    def salvo_of(self, side: int, sort: int, number: int) -> Salvo | None:
        """Give a salvo by its number."""
        wanted = (side, sort, number)
        return next((x for x in reversed(self.salvos) if (x.side, x.sort, x.number) == wanted), None)

    def befell(self, what: str, ships: Iterable[int]) -> list[Deed]:
        """Give the deeds of a sort that befell ships, in order of time."""
        wanted = set(ships)
        return [deed for deed in self.deeds if deed.what == what and deed.ship in wanted]

    def totals(self) -> dict[str, dict[str, Any]]:
        """Sum up each side's missiles: launched and every fate, ordinary and explosive, and its decoys."""
        out: dict[str, dict[str, Any]] = {}
        for side, name in enumerate(SIDES):
            own = [flight for flight in self.flights.values() if flight.side == side]
            decoys = {fate: counts[side] for fate, counts in self.decoy_fates.items() if counts[side]}
            out[name] = {
                "ordinary": _tally([flight for flight in own if flight.sort == ORDINARY]),
                "explosive": _tally([flight for flight in own if flight.sort == EXPLOSIVE]),
                "decoys": {"launched": self.decoys_made[side], **decoys,
                           "flying": sum(each == side for each in self.decoys.values())},
                "claims": {word: sum(flight.claims[n] for flight in own) for n, word in enumerate(CLAIMS)},
            }  # fmt: skip
        return out

    # ---- what the events tell -------------------------------------------------------------------------
    def _launched(self, world: World, event: e.Launched) -> None:
        sort = int(world.catalogue.explosive[event.kind])
        salvo = self._salvo(world.tick, event.side, sort)
        self.flights[event.serial] = Flight(
            event.serial, event.side, sort, event.kind, event.launcher_serial, event.target_serial, world.tick,
            salvo.number,
        )  # fmt: skip

    def _salvo(self, tick: int, side: int, sort: int) -> Salvo:
        """Give the salvo a launch or a beam belongs to."""
        salvo = self._current.get((side, sort))
        if salvo is None or tick - salvo.last > _PAUSES[sort]:
            salvo = Salvo(side, sort, 1 + (salvo.number if salvo else 0), tick, tick)
            self.salvos.append(salvo)
            self._current[side, sort] = salvo
        salvo.last = tick
        salvo.count += 1
        return salvo

    def _claimed(self, world: World, event: e.Claimed) -> None:
        flight = self.flight_of(event.missile)
        if flight is not None:
            flight.claims[CLAIMS.index(event.by)] += 1
            if event.by_serial not in flight.claimers:
                flight.claimers.append(event.by_serial)

    def _split(self, world: World, event: e.Split) -> None:
        flight = self.flights.get(event.missile)
        rule = world.catalogue.missiles[event.kind].split
        if flight is None or rule is None:
            return
        flight.split, flight.fate, flight.ended, flight.whom = world.tick, "", -1, NOBODY
        for serial, name in zip(event.into, rule.into, strict=True):  # LOOP: contacts of a bus
            if world.catalogue.library.missiles[name].decoy:
                self.decoys[serial] = event.side
                self.decoys_made[event.side] += 1
            else:
                self.contacts[serial] = event.missile

    def _end(self, world: World, missile: int, fate: str, whom: int) -> None:
        """Note a fate; the first stands, except that what arrived outweighs what was stopped."""
        side = self.decoys.pop(missile, None)
        if side is not None:
            self.decoy_fates[fate][side] += 1
            return
        flight = self.flight_of(missile)
        if flight is None or (flight.fate and (flight.fate in ARRIVED or fate not in ARRIVED)):
            return
        flight.fate, flight.ended, flight.whom = fate, world.tick, whom
        if fate != "spent":
            self._note_shield(world, flight)

    def _note_shield(self, world: World, flight: Flight) -> None:
        place = self._places.get(flight.target)
        row = int(world.records[Record].unit[place]) if place is not None else -1
        shield, share = world.units[Shield], 0.0
        if row >= 0 and world.units.holds(row, Shield):
            share = float(shield.store[row] / shield.capacity[row])
        salvo = self.salvo_of(flight.side, flight.sort, flight.salvo)
        assert salvo is not None
        for known in salvo.shields:  # LOOP: ships a salvo was for
            if known[0] == flight.target:
                known[1] = share
                return
        salvo.shields.append([flight.target, share])

    def _intercepted(self, world: World, event: e.Intercepted) -> None:
        self._end(world, event.missile, _WORDS.get(event.by, event.by), event.by_serial)

    def _spent(self, world: World, event: e.Spent) -> None:
        self._end(world, event.missile, "spent", NOBODY)

    def _shield_hit(self, world: World, event: e.ShieldHit) -> None:
        if event.cause == "missile":
            self._end(world, event.missile, "shield", event.serial)
        elif event.cause == "burst":
            self._feel(event.missile, event.serial, event.cost)

    def _hull_hit(self, world: World, event: e.HullHit) -> None:
        if event.cause == "missile":
            self._end(world, event.missile, "hull", event.serial)
        elif event.cause == "burst":
            self._feel(event.missile, event.serial, event.damage)
        flight = self.flight_of(event.missile)
        if flight is not None:
            flight.damage += float(event.damage)
            if event.serial not in flight.hurt:
                flight.hurt.append(event.serial)

    def _feel(self, missile: int, ship: int, force: float) -> None:
        flight = self.flight_of(missile)
        if flight is not None:
            flight.felt.append([ship, float(force)])

    def _burst(self, world: World, event: e.Burst) -> None:
        self._end(world, event.missile, "burst", event.target_serial)
        target, flight = event.target_serial, self.flight_of(event.missile)
        if flight is not None and target in self._places and not self.befell("first_burst", (target,)):
            deed = Deed(world.tick, "first_burst", target, "burst", event.launcher_serial, flight.serial)
            deed.sort, deed.salvo, deed.charging = flight.sort, flight.salvo, self._charging(world, target)
            self.deeds.append(deed)

    def _charging(self, world: World, ship: int) -> bool:
        row = int(world.records[Record].unit[self._places[ship]]) if ship in self._places else -1
        return row >= 0 and world.units.holds(row, GenocideDrive) and bool(world.units[GenocideDrive].wanted[row])

    def _shield_down(self, world: World, event: e.ShieldDown) -> None:
        self.deeds.append(Deed(world.tick, "shield_down", event.serial, event.cause))

    def _breached(self, world: World, event: e.Breached) -> None:
        before = self.befell("breached", (event.serial,))
        deed = self._blame(world, "breached", event)
        deed.part = event.part
        self.deeds.append(deed)
        if (event.part == STERN or before) and not self.befell("crippled", (event.serial,)):
            self.deeds.append(self._blame(world, "crippled", event))

    def _destroyed(self, world: World, event: e.Destroyed) -> None:
        self.deeds.append(self._blame(world, "destroyed", event))

    def _blame(self, world: World, what: str, event: e.Breached | e.Destroyed) -> Deed:
        """Make the deed, with the salvo it belongs to."""
        deed = Deed(world.tick, what, event.serial, event.cause, event.by)
        deed.charging = self._charging(world, event.serial)
        flight = self.flight_of(event.missile)
        place = self._places.get(event.by)
        side = int(world.records[Record].side[place]) if place is not None else NOBODY
        if flight is not None:
            deed.missile, deed.sort, deed.salvo = flight.serial, flight.sort, flight.salvo
        elif event.cause == "beam" and (side, BEAMS) in self._current:
            deed.sort, deed.salvo = BEAMS, self._current[side, BEAMS].number
        elif event.cause == "genocide":
            deed.salvo = sum(shot.side == side for shot in self.shots)
        return deed

    def _shut_down(self, world: World, event: e.ShutDown) -> None:
        self.deeds.append(Deed(world.tick, "shut_down", event.serial))

    def _beam_began(self, world: World, event: e.BeamBegan) -> None:
        owner = self._places.get(world.serial(event.owner))
        if owner is not None:
            self._salvo(world.tick, int(world.records[Record].side[owner]), BEAMS)

    def _fired(self, world: World, event: e.GenocideFired) -> None:
        number = 1 + sum(shot.side == event.side for shot in self.shots)
        self.shots.append(
            Shot(world.tick, event.serial, event.side, number, event.charge_s, event.defence, event.recharge)
        )

    def _aborted(self, world: World, event: e.GenocideAborted) -> None:
        self.deeds.append(Deed(world.tick, "aborted", event.serial, event.cause))

    def _jumped(self, world: World, event: e.Jumped) -> None:
        self.deeds.append(Deed(world.tick, "jumped", event.serial))

    # ---- saving ---------------------------------------------------------------------------------------
    def dump(self) -> dict[str, Any]:
        """Give everything as plain data that JSON can hold."""
        return {
            "flights": [flight.dump() for flight in self.flights.values()],
            "contacts": [list(pair) for pair in self.contacts.items()],
            "decoys": [list(pair) for pair in self.decoys.items()],
            "decoys_made": list(self.decoys_made),
            "decoy_fates": {fate: list(counts) for fate, counts in self.decoy_fates.items()},
            "salvos": [salvo.dump() for salvo in self.salvos],
            "shots": [shot.dump() for shot in self.shots],
            "deeds": [deed.dump() for deed in self.deeds],
        }

    def load(self, data: dict[str, Any]) -> None:
        """Become what `dump` described."""
        self.flights = {flight.serial: flight for flight in map(Flight.load, data["flights"])}
        self.contacts = {int(a): int(b) for a, b in data["contacts"]}
        self.decoys = {int(a): int(b) for a, b in data["decoys"]}
        self.decoys_made = [int(count) for count in data["decoys_made"]]
        self.decoy_fates = {fate: [int(n) for n in data["decoy_fates"][fate]] for fate in FATES}
        self.salvos = [Salvo.load(each) for each in data["salvos"]]
        self.shots = [Shot.load(each) for each in data["shots"]]
        self.deeds = [Deed.load(each) for each in data["deeds"]]
        self._current = {(salvo.side, salvo.sort): salvo for salvo in self.salvos}
        self._places = {}


def _tally(flights: list[Flight]) -> dict[str, int]:
    """Count flights by fate."""
    out = {"launched": len(flights)}
    for fate in FATES:  # LOOP: ten fates
        count = sum(flight.fate == fate for flight in flights)
        if count:
            out[fate] = count
    return out | {"flying": sum(not flight.fate for flight in flights)}


_WRITERS: dict[type[Any], Callable[[Ledger, World, Any], None]] = {
    e.Launched: Ledger._launched, e.Claimed: Ledger._claimed, e.Split: Ledger._split,
    e.Intercepted: Ledger._intercepted, e.Spent: Ledger._spent, e.ShieldHit: Ledger._shield_hit,
    e.HullHit: Ledger._hull_hit, e.Burst: Ledger._burst, e.ShieldDown: Ledger._shield_down,
    e.Breached: Ledger._breached, e.Destroyed: Ledger._destroyed, e.ShutDown: Ledger._shut_down,
    e.BeamBegan: Ledger._beam_began, e.GenocideFired: Ledger._fired, e.GenocideAborted: Ledger._aborted,
    e.Jumped: Ledger._jumped,
}  # fmt: skip

"""A ledger that is told of events that never happened in its battle, so that tests know every one of them."""

import pytest

from game.base.constants import ARUME, MIDDLE, RACE
from game.rules.levels import find_level
from game.rules.library import standard
from game.sim.ledger_entries import Flight
from game.sim.simulation import Simulation
from game.world import events as e
from game.world.components import GenocideDrive, Record

HERE = (0.0, 0.0)


def battle() -> Simulation:
    """Give a picket whose first Arume ship is a flagship with a forward cannon."""
    level = find_level("picket", standard())
    number = next(n for n, force in enumerate(level.force) if force.side == "arume")
    ships = [level.force[number].ship[0].changed(unit="arume_flagship"), *level.force[number].ship[1:]]
    forces = list(level.force)
    forces[number] = forces[number].model_copy(update={"ship": ships})
    return Simulation(standard(), level.model_copy(update={"force": forces}), 3)


class Writer:
    """A picket whose ledger is told of events that never happened there."""

    def __init__(self) -> None:
        self.simulation = battle()
        self.world, self.ledger = self.simulation.world, self.simulation.ledger
        self.world.lock(False)
        self.cannon = self.world.units[GenocideDrive]
        record = self.world.records[Record]
        self.race = int(record.serial[0])
        self.other = int(record.serial[1])
        self.third, self.fourth = int(record.serial[2]), int(record.serial[3])
        self.arume, self.friend = int(record.serial[8]), int(record.serial[9])
        self.rows = {int(record.serial[n]): int(record.unit[n]) for n in range(self.world.records.size)}
        self.plain = self.world.catalogue.missile_number("race_anti_ship")
        self.bus = self.world.catalogue.missile_number("explosive_bus")
        self.warhead = self.world.catalogue.missile_number("explosive_warhead")
        self.decoy = self.world.catalogue.missile_number("decoy")

    def tell(self, tick: int, *events: e.Event) -> None:
        self.world.tick, self.world.events = tick, list(events)
        self.ledger.note(self.world)

    def launched(self, serial: int, kind: int | None = None, by: int | None = None, at: int | None = None) -> e.Launched:
        by = self.race if by is None else by
        side = ARUME if by == self.arume else RACE
        at = self.arume if at is None else at
        return e.Launched(serial, self.plain if kind is None else kind, self.rows[by], by, at, side, HERE)

    def stopped(self, serial: int, by: str, ship: int = -1) -> e.Intercepted:
        return e.Intercepted(serial, self.plain, RACE, self.race, self.arume, by, ship, HERE)

    def hit(self, serial: int, ship: int, damage: float = 50.0, cause: str = "missile") -> e.HullHit:
        return e.HullHit(self.rows[ship], ship, cause, serial, self.plain, self.race, MIDDLE, damage, HERE)

    def shielded(self, serial: int, ship: int, cost: float = 8.0, cause: str = "missile") -> e.ShieldHit:
        return e.ShieldHit(self.rows[ship], ship, cause, serial, self.plain, self.race, cost, HERE)

    def burst(self, serial: int, at: int) -> e.Burst:
        return e.Burst(serial, self.warhead, RACE, self.race, at, HERE)

    def destroyed(self, ship: int, cause: str, by: int, missile: int = -1) -> e.Destroyed:
        return e.Destroyed(self.rows[ship], ship, RACE, 0, cause, by, missile, HERE, HERE, 0.0)

    def flight(self, serial: int) -> Flight:
        found = self.ledger.flight_of(serial)
        assert found is not None
        return found


@pytest.fixture
def w() -> Writer:
    """Give a fresh one."""
    return Writer()

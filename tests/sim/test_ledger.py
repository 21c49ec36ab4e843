"""The ledger: every missile has one fate, salvos and deeds are what the events say, and nothing is lost in saving."""

import json

import pytest

from game.base.constants import ARUME, BOW, MIDDLE, RACE, STERN
from game.rules.levels import find_level
from game.rules.library import standard
from game.sim.ledger import BEAMS, EXPLOSIVE, ORDINARY, Ledger
from game.sim.ledger_entries import FATES
from game.sim.simulation import Simulation
from game.world import events as e
from game.world.components import Body, GenocideDrive, Missile, Record, Shield
from tests.sim.conftest import HERE, Writer


def check_laws(ledger: Ledger) -> None:
    for tallies in ledger.totals().values():
        for sort in ("ordinary", "explosive", "decoys"):
            tally = dict(tallies[sort])
            assert tally.pop("launched") == sum(tally.values()), sort


def living(simulation: Simulation) -> tuple[set[int], set[int]]:
    """Give the serials of launched missiles (a warhead by its bus) and of decoys that fly."""
    world = simulation.world
    rows = world.units.rows(Body, Missile)
    rows = rows[~world.catalogue.interceptor[world.units[Missile].kind[rows]]]
    decoy = world.catalogue.decoy[world.units[Missile].kind[rows]]
    serials = world.units[Body].serial[rows]
    contacts = simulation.ledger.contacts
    return {contacts.get(s, s) for s in serials[~decoy].tolist()}, set(serials[decoy].tolist())


@pytest.mark.parametrize(("level", "seed"), [("picket", 11), ("picket", 12), ("first-contact", 5)])
def test_in_a_real_battle_what_flies_is_what_has_no_fate(level: str, seed: int):
    simulation = Simulation(standard(), find_level(level, standard()), seed)
    while not simulation.over:
        simulation.tick()
        if simulation.world.tick % 20 == 0:
            flying, decoys = living(simulation)
            assert {f.serial for f in simulation.ledger.flights.values() if not f.fate} == flying
            assert set(simulation.ledger.decoys) == decoys
    check_laws(simulation.ledger)
    record = simulation.world.records[Record]
    size = simulation.world.records.size
    for sort in (ORDINARY, EXPLOSIVE):
        flights = [f for f in simulation.ledger.flights.values() if f.sort == sort]
        assert len(flights) == int(record.launched[:size, sort].sum())
        assert sum(s.count for s in simulation.ledger.salvos if s.sort == sort) == len(flights)
    assert sum(f.fate in ("laser", "cannon", "interceptor") for f in simulation.ledger.flights.values()) > 20
    assert any(f.split >= 0 and f.fate == "burst" for f in simulation.ledger.flights.values())
    assert all(f.claimers for f in simulation.ledger.flights.values() if f.fate == "interceptor")
    assert {d.ship for d in simulation.ledger.deeds if d.what == "destroyed"} == {
        int(record.serial[n]) for n in range(size) if record.status[n] == 2
    }
    told = Ledger()
    told.load(json.loads(json.dumps(simulation.ledger.dump())))
    assert told.dump() == simulation.ledger.dump() and told.totals() == simulation.ledger.totals()


@pytest.mark.parametrize(
    ("by", "fate"),
    [("laser", "laser"), ("cannon", "cannon"), ("interceptor", "interceptor"), ("burst", "fratricide"),
     ("wreck", "wreck"), ("genocide", "genocide")],
)  # fmt: skip
def test_how_a_missile_is_shot_down_is_its_fate(w: Writer, by: str, fate: str):
    w.tell(10, w.launched(900), e.Claimed(900, "laser", w.arume), e.Claimed(900, "interceptor", w.arume))
    w.tell(40, w.stopped(900, by, w.arume))
    flight = w.flight(900)
    assert (flight.fate, flight.ended, flight.whom, flight.reached) == (fate, 40, w.arume, -1)
    assert flight.claims == [1, 0, 1] and flight.claimers == [w.arume]
    assert w.ledger.totals()["race"]["ordinary"] == {"launched": 1, fate: 1, "flying": 0}


def test_shield_hull_and_spent_and_the_unknown(w: Writer):
    w.tell(10, *(w.launched(n) for n in (900, 901, 902)))
    w.tell(20, w.shielded(900, w.arume), w.hit(901, w.arume, 47.0), e.Spent(902, w.plain, RACE, w.race, HERE))
    w.tell(21, w.hit(777, w.arume), w.stopped(-1, "laser"), e.Claimed(778, "cannon", w.arume))
    assert [w.flight(n).fate for n in (900, 901, 902)] == ["shield", "hull", "spent"]
    assert [w.flight(n).reached for n in (900, 901, 902)] == [w.arume, w.arume, -1]
    assert w.flight(901).damage == 47.0 and w.flight(901).hurt == [w.arume]
    assert len(w.ledger.flights) == 3


def test_the_first_fate_stands_but_a_strike_outweighs(w: Writer):
    w.tell(10, w.launched(900), w.launched(901))
    w.tell(20, w.hit(900, w.arume), w.stopped(900, "laser", w.arume), w.stopped(901, "wreck"))
    w.tell(21, w.stopped(901, "laser", w.arume))
    assert (w.flight(900).fate, w.flight(901).fate) == ("hull", "wreck")
    w.tell(22, w.hit(901, w.arume))
    assert w.flight(901).fate == "hull"


def test_a_bus_ends_as_its_warhead_ends_and_decoys_are_counted_apart(w: Writer):
    w.tell(10, w.launched(900, w.bus))
    into = standard().missiles["explosive_bus"].split.into  # type: ignore[union-attr]
    contacts = tuple(range(950, 950 + len(into)))
    w.tell(50, e.Split(900, contacts, w.bus, w.race, RACE, HERE))
    lure = [serial for serial, name in zip(contacts, into, strict=True) if name == "decoy"]
    (head,) = set(contacts) - set(lure)
    w.tell(60, w.stopped(lure[0], "laser", w.arume), w.stopped(lure[0], "laser", w.arume))
    assert not w.flight(900).fate
    w.tell(70, w.burst(head, w.arume), w.shielded(head, w.other, 9.0, "burst"), w.hit(head, w.arume, 200.0, "burst"))
    flight = w.flight(900)
    assert (flight.fate, flight.split, flight.reached, flight.damage, flight.hurt) == ("burst", 50, w.arume, 200.0, [w.arume])
    assert w.ledger.totals()["race"]["decoys"] == {"launched": len(lure), "laser": 1, "flying": len(lure) - 1}
    check_laws(w.ledger)


def test_a_burst_reaches_what_felt_it_most_when_its_target_did_not(w: Writer):
    w.tell(10, w.launched(900, w.bus), w.launched(901, w.bus))
    w.tell(20, w.burst(900, w.arume), w.hit(900, w.race, 20.0, "burst"), w.hit(900, w.other, 80.0, "burst"), w.burst(901, -1))
    assert (w.flight(900).reached, w.flight(901).reached) == (w.other, -1)


def test_a_pause_makes_a_salvo_by_side_and_sort(w: Writer):
    w.tell(0, w.launched(900), w.launched(901, w.bus), w.launched(902, by=w.arume, at=w.race))
    w.tell(360, w.launched(903), e.BeamBegan(0, w.rows[w.arume], w.rows[w.race], HERE))
    w.tell(600, e.BeamBegan(0, w.rows[w.arume], w.rows[w.race], HERE))
    w.tell(721, w.launched(904), w.launched(905, w.bus))
    w.tell(841, e.BeamBegan(0, w.rows[w.arume], w.rows[w.race], HERE))
    assert [w.flight(n).salvo for n in (900, 901, 902, 903, 904, 905)] == [1, 1, 1, 1, 2, 2]
    numbers = [(s.side, s.sort, s.number, s.count) for s in w.ledger.salvos]
    assert numbers == [
        (RACE, ORDINARY, 1, 2), (RACE, EXPLOSIVE, 1, 1), (ARUME, ORDINARY, 1, 1), (ARUME, BEAMS, 1, 2),
        (RACE, ORDINARY, 2, 1), (RACE, EXPLOSIVE, 2, 1), (ARUME, BEAMS, 2, 1),
    ]  # fmt: skip


def test_the_shield_is_read_when_a_salvos_missiles_end_at_it(w: Writer):
    shield, row = w.world.units[Shield], w.rows[w.arume]
    w.tell(0, *(w.launched(n) for n in (900, 901, 902)))
    shield.store[row] = 0.8 * shield.capacity[row]
    w.tell(50, w.shielded(900, w.arume))
    shield.store[row] = 0.6 * shield.capacity[row]
    w.tell(60, w.stopped(901, "laser", w.arume))
    shield.store[row] = 0.9 * shield.capacity[row]
    w.tell(90, e.Spent(902, w.plain, RACE, w.race, HERE))
    assert w.ledger.salvos[0].shields == [[w.arume, pytest.approx(0.6)]]


def test_deeds_name_cause_doer_missile_and_salvo(w: Writer):
    row, fall = w.rows[w.race], w.rows[w.other]
    w.tell(0, w.launched(900, by=w.arume, at=w.race))
    w.tell(9, e.Breached(row, w.race, BOW, "missile", w.arume, 900, HERE))
    w.tell(10, e.BeamBegan(0, w.rows[w.arume], row, HERE))
    w.tell(11, e.Breached(row, w.race, MIDDLE, "beam", w.arume, -1, HERE), e.Breached(row, w.race, STERN, "beam", w.arume, -1, HERE))
    w.tell(12, e.GenocideFired(w.rows[w.arume], w.arume, ARUME, HERE, (1.0, 0.0), 30.0, 0.2, 0.0))
    w.tell(13, e.Destroyed(fall, w.other, RACE, 0, "genocide", w.arume, -1, HERE, HERE, 0.0))
    found = [(d.what, d.ship, d.cause, d.sort, d.salvo, d.missile) for d in w.ledger.deeds]
    assert found == [
        ("breached", w.race, "missile", ORDINARY, 1, 900), ("breached", w.race, "beam", BEAMS, 1, -1),
        ("crippled", w.race, "beam", BEAMS, 1, -1), ("breached", w.race, "beam", BEAMS, 1, -1),
        ("destroyed", w.other, "genocide", -1, 1, -1),
    ]  # fmt: skip


def test_whether_a_ship_was_charging_is_noted_at_the_first_burst_and_at_its_end(w: Writer):
    row = w.rows[w.arume]
    w.tell(0, *(w.launched(n, w.bus) for n in (900, 901)), w.launched(902, w.bus, at=w.other), w.launched(903, w.bus))
    w.tell(4, w.burst(902, w.other))
    w.world.units[GenocideDrive].wanted[row] = True
    w.tell(5, w.burst(900, w.arume))
    w.world.units[GenocideDrive].wanted[row] = False
    w.tell(6, w.burst(901, w.arume))
    w.world.units[GenocideDrive].wanted[row] = True
    w.tell(7, e.Destroyed(row, w.arume, ARUME, 0, "burst", w.race, 901, HERE, HERE, 0.0))
    assert [(d.what, d.ship, d.tick, d.charging) for d in w.ledger.deeds] == [
        ("first_burst", w.other, 4, False), ("first_burst", w.arume, 5, True), ("destroyed", w.arume, 7, True),
    ]  # fmt: skip


def test_a_tick_without_events_writes_nothing(w: Writer):
    before = w.ledger.dump()
    w.tell(5)
    assert w.ledger.dump() == before and set(before["decoy_fates"]) == set(FATES)

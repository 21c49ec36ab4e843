"""Measures that need the ledger: what missiles, salvos, beams and forward cannons did."""

from __future__ import annotations

from collections.abc import Set

import numpy as np

from game.base.constants import TICKS_PER_S
from game.rules import measures as m
from game.rules.selection import Selection
from game.sim.ledger import EXPLOSIVE, ORDINARY, Ledger
from game.sim.ledger_entries import ARRIVED, INTERCEPTED, Deed, Flight
from game.world.components import DESTROYED, Record
from game.world.roster import select
from game.world.world import World

_SORTS = {"ordinary": (ORDINARY,), "explosive": (EXPLOSIVE,), "any": (ORDINARY, EXPLOSIVE)}
_DEEDS = {"destroyed": ("destroyed",), "lost": ("destroyed", "crippled"), "breached": ("destroyed", "breached")}
_BROKEN = ("bow", "power")  # why damage breaks a charge off


class Reading:
    """A ledger, read for a battle as it stands."""

    def __init__(self, world: World, ledger: Ledger) -> None:
        self.world, self.ledger = world, ledger

    def figure(self, measure: m.Leaf) -> float:
        """Give one figure."""
        match measure:
            case m.CountLaunched():
                return float(len(self._flights(measure.of, measure.missile, measure.salvo)))
            case m.CountEnded():
                return self._ended(measure)
            case m.CountShipsHit():
                return self._ships_hit(measure)
            case m.CountFelled():
                return float(len({deed.ship for deed in self._felled(measure)}))
            case m.ShieldLeft():
                return self._shield_left(measure)
            case m.CountStripped():
                return self._stripped(measure)
            case m.CountShots():
                return float(sum(shot.ship in self._ships(measure.of) for shot in self.ledger.shots))
            case m.ChargeFigure():
                return self._charge(measure)
            case m.CountChargingAtBurst():
                return float(sum(deed.charging for deed in self._befell("first_burst", measure.of)))
            case m.CountDestroyedCharging():
                return self._destroyed_charging(measure)
            case m.CountJumped():
                return float(len(self._befell("jumped", measure.of)))
            case m.CountAdrift():
                return self._adrift(measure)
        raise AssertionError(measure)

    def _ships(self, wanted: Selection) -> Set[int]:
        """Give the serials of the ships a selection means."""
        serials: list[int] = self.world.records[Record].serial[select(self.world, wanted)].tolist()
        return set(serials)

    def _befell(self, what: str, wanted: Selection) -> list[Deed]:
        return self.ledger.befell(what, self._ships(wanted))

    def _flights(self, by: Selection, sort: str, salvo: int | None) -> list[Flight]:
        """Give the flights of some launchers, of one sort, of one salvo or of all."""
        ships, sorts = self._ships(by), _SORTS[sort]
        return [
            flight for flight in self.ledger.flights.values()
            if flight.launcher in ships and flight.sort in sorts and salvo in (None, flight.salvo)
        ]  # fmt: skip

    def _ended(self, measure: m.CountEnded) -> float:
        groups = {"intercepted": INTERCEPTED, "arrived": ARRIVED, "flying": ("",)}
        fates, at = groups.get(measure.how, (measure.how,)), self._ships(measure.at)
        count = 0
        for flight in self._flights(measure.of, measure.missile, measure.salvo):  # LOOP: launches of a battle
            whom = flight.reached if flight.fate in ARRIVED else flight.target
            count += flight.fate in fates and (measure.at == m.EVERYBODY or whom in at)
        return float(count)

    def _ships_hit(self, measure: m.CountShipsHit) -> float:
        flights = self._flights(measure.by, measure.missile, measure.salvo)
        hit = {ship for flight in flights for ship in flight.hurt} & self._ships(measure.of)
        if measure.alive and not any(flight.ended < 0 for flight in flights):
            end = max((flight.ended for flight in flights), default=0)
            hit -= {deed.ship for deed in self.ledger.befell("destroyed", hit) if deed.tick <= end}
        elif measure.alive:  # some still fly: the salvo has not ended
            hit -= {deed.ship for deed in self.ledger.befell("destroyed", hit)}
        return float(len(hit))

    def _felled(self, measure: m.CountFelled) -> list[Deed]:
        ships, by = self._ships(measure.of), self._ships(measure.by)
        sorts = (*_SORTS[measure.missile],)
        return [
            deed for what in _DEEDS[measure.state] for deed in self.ledger.befell(what, ships)
            if (measure.by == m.EVERYBODY or deed.by in by) and measure.cause in ("any", deed.cause)
            and (measure.missile == "any" or deed.sort in sorts) and measure.salvo in (None, deed.salvo)
        ]  # fmt: skip

    def _shield_left(self, measure: m.ShieldLeft) -> float:
        ships, launchers = self._ships(measure.of), self._ships(measure.by)
        sorts = _SORTS[measure.missile]
        sides = {flight.side for flight in self.ledger.flights.values() if flight.launcher in launchers}
        shares = [
            share for salvo in self.ledger.salvos
            if salvo.sort in sorts and salvo.number == measure.salvo and salvo.side in sides
            for ship, share in salvo.shields if ship in ships
        ]  # fmt: skip
        return 100.0 * min(shares, default=1.0)

    def _stripped(self, measure: m.CountStripped) -> float:
        ends = {deed.ship: deed.tick for deed in self._befell("destroyed", measure.of)}
        falls = [deed for deed in self.ledger.befell("shield_down", ends) if measure.cause in ("any", deed.cause)]
        return float(len({deed.ship for deed in falls if deed.tick <= ends[deed.ship]}))

    def _charge(self, measure: m.ChargeFigure) -> float:
        ships = self._ships(measure.of)
        shots = [shot for shot in self.ledger.shots if shot.ship in ships]
        if len(shots) < measure.shot:
            return 0.0 if measure.what == "seconds" else 100.0
        shot = shots[measure.shot - 1]
        if measure.what == "seconds":
            return shot.charge_s
        return 100.0 * (shot.defence if measure.what == "defence" else shot.recharge)

    def _destroyed_charging(self, measure: m.CountDestroyedCharging) -> float:
        count = 0
        for end in self._befell("destroyed", measure.of):  # LOOP: ships destroyed
            broken = [
                deed for deed in self.ledger.befell("aborted", (end.ship,))
                if deed.cause in _BROKEN and end.tick - deed.tick <= measure.within_s * TICKS_PER_S
            ]  # fmt: skip
            count += end.charging or bool(broken)
        return float(count)

    def _adrift(self, measure: m.CountAdrift) -> float:
        status = self.world.records[Record].status
        cold = {deed.ship for deed in self._befell("shut_down", measure.of)}
        rows = select(self.world, measure.of)
        serials = self.world.records[Record].serial[rows]
        return float(np.count_nonzero(np.isin(serials, list(cold)) & (status[rows] != DESTROYED)))

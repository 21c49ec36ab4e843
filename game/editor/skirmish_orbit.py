"""The stage of a skirmish in orbit: the same for both sides, turned half round about the middle."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from game.editor.skirmish_goals import Table
from game.editor.skirmish_names import Names
from game.editor.skirmish_waves import wave_units
from game.rules.library import Library
from game.rules.skirmish import SetupRule, standard_skirmish
from game.rules.units import Side

AWAY_WU = {"limb": 3700, "moons": 3900, "debris": 3700, "sphere": 3000}
"""[wu] from the middle to where a fleet begins"""
MIDDLE_WU, BASE_WU, HARBOUR_WU, HOME_WU = 1300, 1300, 1500, 2600
_HOME_AWAY, _MOST_IN_FORCE = 5200, 12
_WARY = 90  # [wu/s] fleets come in moving
_ROLES = ("flagship", "warship", "converted", "patrol")
_PLACES = {"flagship": (0, 0), "warship": (0, 0), "converted": (-700, -900), "patrol": (700, 900)}
_FORMATIONS = {"flagship": "escort", "warship": "wedge", "converted": "column", "patrol": "line"}
_WORDS = {"flagship": "Flag", "warship": "Line", "converted": "Train", "patrol": "Screen"}
_POST, _CONVOY = "skirmish_post", "skirmish_convoy"
_CONVOY_OF: dict[str, tuple[str, int]] = {"race": ("race_cargo", 4), "arume": ("arume_cruiser", 2)}


class OrbitStage:
    """Makes zones, backdrop and forces of one set-up."""

    def __init__(self, setup: SetupRule, library: Library, person: Side | None) -> None:
        """person: the side that somebody commands, None for none"""
        self.setup, self.library, self.person = setup, library, person
        self.rng = np.random.default_rng([setup.map_seed, 1])
        self.names = Names(standard_skirmish().names, np.random.default_rng([setup.map_seed, 2]))
        self.away = AWAY_WU[setup.map] + 50 * int(self.rng.integers(-4, 5))
        self.convoy = 0
        self.waves: list[list[str]] = [[]]
        self.forces: list[Table] = []
        self._muster()

    def at(self, side: Side, ahead: float, left: float) -> list[float]:
        """Give a place of a side, ahead of where its fleet begins and to its left. [wu]"""
        x, y = -self.away + ahead, left
        return [x, y] if side == "race" else [0.0 - x, 0.0 - y]

    # ---- zones and backdrop ---------------------------------------------------------------------------
    def zones(self) -> list[Table]:
        """Give where fleets withdraw to, what the goal is about, and fields of debris."""
        setup = self.setup
        out: list[Table] = []
        sides: tuple[Side, ...] = ("race", "arume")
        out += [{"id": f"{side}-home", "name": "Way home", "at_wu": self.at(side, -_HOME_AWAY, 0),
                 "radius_wu": HOME_WU, "safe_for": side} for side in sides]  # fmt: skip
        if setup.goal == "hold":
            out.append({"id": "middle", "name": "The middle", "at_wu": [0, 0], "radius_wu": MIDDLE_WU})
        if setup.goal == "capture":
            for side, name in zip(sides, ("Orange base", "Blue base"), strict=True):
                out.append({"id": f"{side}-base", "name": name, "at_wu": self.at(side, -500, 0), "radius_wu": BASE_WU})
        if setup.goal == "escort":
            out.append({"id": "harbour", "name": "Harbour", "at_wu": self.at(setup.hero, 2 * self.away + 1200, 2600),
                        "radius_wu": HARBOUR_WU, "safe_for": setup.hero, "only_for": "convoy"})  # fmt: skip
        return [*out, *self._debris()]

    def _debris(self) -> list[Table]:
        """Give fields of debris in pairs, each the other's image; one may lie in the middle."""
        pairs = {"debris": 3, "moons": 1}.get(self.setup.map, 0)
        out: list[Table] = []
        for number in range(pairs):
            far, turn = float(self.rng.uniform(900, 2300)), float(self.rng.uniform(0.35, 1.0) * math.pi / 2)
            x, y = round(far * math.cos(turn)), round(far * math.sin(turn)) * (1 if number % 2 else -1)
            wide, worn = int(self.rng.integers(350, 700)), round(float(self.rng.uniform(0.3, 0.7)), 2)
            for sign, name in ((1, "a"), (-1, "b")):
                out.append({"id": f"debris-{number + 1}{name}", "name": "Debris", "at_wu": [sign * x, sign * y],
                            "radius_wu": wide, "debris_per_s": worn})  # fmt: skip
        return out

    def backdrop(self) -> Table:
        """Give what lies behind: planet, moons, dust."""
        look: Table = {"seed": int(self.rng.integers(1, 10000))}
        shift = [int(self.rng.integers(-160, 161)), int(self.rng.integers(-40, 90))]
        kind = self.setup.map
        if kind == "moons":
            sizes = ((150, 1100, 120, 560, 70, 130), (100, 1180, 80, 640, 18, 40))
            moons = [[int(self.rng.integers(size[at], size[at + 1])) for at in (0, 2, 4)] for size in sizes]
            return {"sky": "deep", "home": "", **look, "moons": moons}
        if kind == "debris":
            return {"sky": "deep", "home": "rise", "home_shift_px": shift, **look}
        return {"home": "rise" if kind == "sphere" else "limb", "home_shift_px": shift, **look}

    # ---- forces ---------------------------------------------------------------------------------------
    def _muster(self) -> None:
        setup = self.setup
        foe: Side = "arume" if setup.hero == "race" else "race"
        sides: tuple[Side, ...] = ("race", "arume")
        for side in sides:
            units = dict(setup.fleet(side).units)
            if setup.goal == "survive" and side == foe:
                units = wave_units(setup, self.library, foe, 0)
            self._fleet(side, units)
        if setup.goal == "escort":
            self._convoy(setup.hero)
        if setup.goal == "survive":
            for wave in range(1, setup.waves):
                self._wave(foe, wave)
        if self.person is not None:
            lead = next(force for force in self.forces if force["side"] == self.person)
            lead["ship"][0]["player"] = True

    def _fleet(self, side: Side, units: dict[str, int]) -> None:
        """Give a side its forces, one a role, or more where they are many."""
        for role in _ROLES:
            kinds = [key for key, count in units.items() for _ in range(count) if self.library.units[key].role == role]
            for number in range(0, len(kinds), _MOST_IN_FORCE):
                part, place = kinds[number : number + _MOST_IN_FORCE], number // _MOST_IN_FORCE
                self.forces.append(self._force(side, role, part, place))
        self._posts(side)

    def _force(self, side: Side, role: str, kinds: list[str], place: int) -> Table:
        fleet, (ahead, left) = self.setup.fleet(side), _PLACES[role]
        return {
            "id": f"{side}-{_WORDS[role].lower()}{f'-{place + 1}' if place else ''}", "side": side,
            "name": f"{_WORDS[role]}{f' {place + 1}' if place else ''}",
            "doctrine": f"skirmish_{fleet.temper}", "formation": _FORMATIONS[role],
            "at_wu": self.at(side, ahead - 500 * place, left + 1400 * ((place + 1) // 2) * (-1) ** place),
            "facing_deg": 0 if side == "race" else 180, "speed_wups": 0 if role == "converted" else _WARY // 3,
            "home": f"{side}-home", **self._goal(side), **self._lead(side), "ship": self._ships(side, kinds),
        }  # fmt: skip

    def _goal(self, side: Side) -> Table:
        """Give where a fleet looks for the enemy: at the place that is to be held, else where he began."""
        if self.setup.goal == "hold":
            return {"to_wu": [0, 0]}
        return {"to_wu": self.at(side, 2 * self.away, 0)}

    def _lead(self, side: Side, commanded: bool = True) -> Table:
        """Say who leads a force of a side."""
        fleet = self.setup.fleet(side)
        out: Table = {"commanded": True} if commanded and side == self.person else {}
        return out | {"mind": fleet.mind, "temper": fleet.temper}

    def _ships(self, side: Side, kinds: list[str]) -> list[Table]:
        units = self.library.units
        first = sum(len(force["ship"]) for force in self.forces if force["side"] == side) + 1
        return [
            {"id": f"{side}-{first + number}", "unit": key,
             "name": self.names.ship(units[key].side, units[key].role)}
            for number, key in enumerate(kinds)
        ]  # fmt: skip

    def _posts(self, side: Side) -> None:
        """Where a place is to be held, the lightest force of a side is told to stand there."""
        own = [force for force in self.forces if force["side"] == side]
        if self.setup.goal in ("hold", "capture") and len(own) > 1:
            own[-1]["doctrine"] = _POST
            del own[-1]["mind"]  # it has its place, and goes nowhere else

    def orders(self) -> list[Table]:
        """Give the triggers that send those to the places that are to be held."""
        out: list[Table] = []
        for force in self.forces:
            if force["doctrine"] != _POST:
                continue
            foe = "arume" if force["side"] == "race" else "race"
            zone = "middle" if self.setup.goal == "hold" else f"{foe}-base"
            order = {"kind": "order", "force": force["id"], "order": "move", "zone": zone}
            out.append({"id": f"send-{force['id']}", "when": [{"kind": "time", "at_s": 1}], "do": [order]})
        return out

    def _convoy(self, side: Side) -> None:
        make = self.setup.fleet(side).make
        key, self.convoy = _CONVOY_OF[make]
        force = self._force(side, "converted", [key] * self.convoy, 0)
        force |= {"id": "convoy", "name": "Convoy", "doctrine": _CONVOY, "home": "harbour",
                  "at_wu": self.at(side, -900, 1500)}  # fmt: skip
        force.pop("commanded", None)
        del force["mind"]  # it has its way, and fights nobody
        for number, ship in enumerate(force["ship"]):
            ship["id"] = f"convoy-{number + 1}"
        self.forces.append(force)

    def _wave(self, side: Side, wave: int) -> None:
        """Add what comes in a later wave: from its own side of the battle, now above and now below."""
        units = wave_units(self.setup, self.library, side, wave)
        kinds = sorted((key for key, count in units.items() for _ in range(count)),
                       key=lambda key: _ROLES.index(self.library.units[key].role))  # fmt: skip
        force = self._force(side, self.library.units[kinds[0]].role, kinds, 0)
        force |= {"id": f"wave-{wave + 1}", "name": f"Wave {wave + 1}", "later": True, "speed_wups": _WARY,
                  "at_wu": self.at(side, -600, (-1) ** wave * 900)}  # fmt: skip
        for number, ship in enumerate(force["ship"]):
            ship["id"] = f"wave-{wave + 1}-{number + 1}"
        self.forces.append(force)
        self.waves.append([force["id"]])

    def rest(self) -> Table:
        """Give what else the level says of its theatre."""
        lead = next((force for force in self.forces if force["side"] == self.setup.hero), self.forces[0])
        return {"view_wu": lead["at_wu"]}

    def tables(self) -> dict[str, Any]:
        """Give the parts of the level that stand in tables."""
        return {"backdrop": self.backdrop(), "zone": self.zones(), "force": self.forces}

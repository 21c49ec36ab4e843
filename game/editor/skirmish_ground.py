"""The stage of a skirmish on the surface: both sides the same, one the other's image in the mirror."""

from __future__ import annotations

from typing import Any

from game.editor.skirmish_goals import Table
from game.editor.skirmish_land import HALF_WU, MIDDLE_WU, Land, mirrored
from game.editor.skirmish_waves import wave_units
from game.rules.library import Library
from game.rules.skirmish import SetupRule
from game.rules.units import Side

MIDDLE_ZONE_WU, BASE_ZONE_WU, HARBOUR_WU, HOME_WU = 320, 320, 260, 300
_START_WU = 1500  # from the middle to the first of a side
_ROLES: dict[str, tuple[float, float, float, str]] = {  # behind the first, height, spacing, task
    "landcruiser": (0, 0, 90, "advance"), "walker": (0, 0, 110, "advance"), "infantry": (40, 0, 9, "advance"),
    "gosta": (80, 0, 12, "charge"), "carrier": (260, 0, 100, "advance"), "air_defence": (420, 0, 120, "hold"),
    "helicopter": (560, 120, 60, "standoff"), "killercraft": (800, 480, 140, "strafe"),
}  # fmt: skip
_MAY_LEAD = ("landcruiser", "infantry", "killercraft", "walker", "helicopter", "carrier", "gosta", "air_defence")
_FLY_WUPS = 260
_CONVOY_OF: dict[str, tuple[str, int]] = {"race": ("race_carrier", 4), "arume": ("arume_walker", 4)}


class GroundStage:
    """Makes land, zones and forces of one set-up."""

    def __init__(self, setup: SetupRule, library: Library, person: Side | None) -> None:
        """person: the side that somebody commands, None for none"""
        self.setup, self.library, self.person = setup, library, person
        self.land = Land(setup.map, setup.map_seed)
        self.convoy = 0
        self.waves: list[list[str]] = [[]]
        sides: tuple[Side, ...] = ("race", "arume")
        self.foe: Side = "arume" if setup.hero == "race" else "race"
        self.forces = [force for side in sides for force in self.land.force(side)]
        for side in sides:
            units = dict(setup.fleet(side).units)
            waves = setup.goal == "survive" and side == self.foe
            units = wave_units(setup, library, side, 0) if waves else units
            self.forces += [self._force(side, key, count, "") for key, count in units.items() if count]
        if setup.goal == "escort":
            self._convoy(setup.hero)
        if setup.goal == "survive":
            for wave in range(1, setup.waves):
                self._wave(wave)
        if person is not None:
            self._lead(person)

    def at(self, side: Side, way: float, high: float = 0.0) -> list[float]:
        """Give a place so far from the middle on a side's half, beyond the middle for less than 0. [wu]"""
        return [mirrored(way, side), self.land.height(abs(way)) + high]

    # ---- forces ---------------------------------------------------------------------------------------
    def _force(self, side: Side, key: str, count: int, prefix: str) -> Table:
        """Give a force of one kind of unit; later waves come from the end of the land. prefix: of its ids"""
        setup, unit = self.setup, self.library.surface_units[key]
        behind, high, spacing, task = _ROLES[unit.role]
        start = _START_WU + behind if not prefix else HALF_WU - 150
        fleet = setup.fleet(side)
        name = f"{prefix or side}-{key.removeprefix('race_').removeprefix('arume_').replace('_', '-')}"
        flies = unit.role == "killercraft"
        if flies and self._has_craft(side):
            task = "engage"
        goal = self._goal(side, unit.role)
        force: Table = {
            "id": name, "side": side, "name": unit.name, "task": task, "at_wu": self.at(side, start, high),
            "facing_deg": 0 if side == "race" else 180, "home": f"{side}-home",
        }  # fmt: skip
        if goal is not None:
            force["to_wu"] = goal
        if flies:
            force["speed_wups"] = _FLY_WUPS
        if side == self.person and not prefix:
            force["commanded"] = True
        force |= {"mind": fleet.mind, "temper": fleet.temper}
        ship: Table = {"id": f"{name}-1", "unit": key, "name": unit.name, "at_wu": force["at_wu"],
                       "count": count, "spacing_wu": min(spacing, 700 / max(count, 1))}  # fmt: skip
        return force | {"ship": [ship]}

    def _has_craft(self, side: Side) -> bool:
        """Say whether the enemy of a side has anybody to meet in the air."""
        other = self.setup.fleet("arume" if side == "race" else "race").units
        return any(count and self.library.surface_units[key].role == "killercraft" for key, count in other.items())

    def _goal(self, side: Side, role: str) -> list[float] | None:
        """Give where a force of a role goes: to the middle where it is to be held, else to where the enemy began."""
        if role in ("air_defence", "helicopter", "gosta"):
            return None
        hero = side == self.setup.hero
        if self.setup.goal == "survive" and hero:
            return self.at(side, _START_WU - 500)
        if self.setup.goal == "hold":
            return self.at(side, 0)
        return self.at(side, -_START_WU)

    def _convoy(self, side: Side) -> None:
        key, self.convoy = _CONVOY_OF[self.setup.fleet(side).make]
        force = self._force(side, key, self.convoy, "convoy")
        force |= {"id": "convoy", "name": "Convoy", "task": "fall_back", "home": "harbour",
                  "at_wu": self.at(side, _START_WU + 700), "to_wu": self.at(side, -HALF_WU + 200)}  # fmt: skip
        force["ship"] = [force["ship"][0] | {"id": "convoy-1", "name": "Convoy", "at_wu": force["at_wu"],
                                             "spacing_wu": 90}]  # fmt: skip
        del force["mind"]  # it has its way, and fights nobody it does not meet
        self.forces.append(force)

    def _wave(self, wave: int) -> None:
        units = wave_units(self.setup, self.library, self.foe, wave)
        coming: dict[str, Table] = {}  # task -> the force that is about it
        for key, count in units.items():
            force = self._force(self.foe, key, count, f"wave-{wave + 1}")
            first = coming.setdefault(force["task"], force | {"name": f"Wave {wave + 1}", "later": True})
            if first["ship"] is not force["ship"]:
                first["ship"] = [*first["ship"], *force["ship"]]
        self.forces += coming.values()
        self.waves.append([force["id"] for force in coming.values()])

    def _lead(self, side: Side) -> None:
        """Give a person his own unit: the first of the force that suits one best."""
        own = [force for force in self.forces if force["side"] == side and force.get("commanded")]
        role = {force["id"]: self.library.surface_units[force["ship"][0]["unit"]].role for force in own}
        force = min(own, key=lambda each: _MAY_LEAD.index(role[each["id"]]))
        first = force["ship"][0]
        lead = {**first, "id": "own", "name": f"Own {first['name'].lower()}", "count": 1, "player": True}
        rest = {**first, "count": first["count"] - 1}
        back = -1 if side == "race" else 1
        rest["at_wu"] = [first["at_wu"][0] + back * first["spacing_wu"], first["at_wu"][1]]
        force["ship"] = [lead, rest] if rest["count"] else [lead]

    # ---- the rest of the level ------------------------------------------------------------------------
    def zones(self) -> list[Table]:
        """Give where those who run are safe, and what the goal is about."""
        setup = self.setup
        out: list[Table] = []
        sides: tuple[Side, ...] = ("race", "arume")
        out += [{"id": f"{side}-home", "name": "Rear", "at_wu": self.at(side, HALF_WU), "radius_wu": HOME_WU}
                for side in sides]  # fmt: skip
        if setup.goal == "hold":
            out.append({"id": "middle", "name": "The middle", "at_wu": self.at("race", 0), "radius_wu": MIDDLE_ZONE_WU})
        if setup.goal == "capture":
            for side, name in zip(sides, ("Orange base", "Blue base"), strict=True):
                out.append({"id": f"{side}-base", "name": name, "at_wu": self.at(side, _START_WU),
                            "radius_wu": BASE_ZONE_WU})  # fmt: skip
        if setup.goal == "escort":
            out.append({"id": "harbour", "name": "Harbour", "at_wu": self.at(setup.hero, -HALF_WU + 200),
                        "radius_wu": HARBOUR_WU, "safe_for": setup.hero})  # fmt: skip
        return out

    def orders(self) -> list[Table]:
        """Give the triggers that send craft at the ground when nobody is left to meet them in the air."""
        out: list[Table] = []
        for force in self.forces:
            if force.get("task") != "engage":
                continue
            foe = "arume" if force["side"] == "race" else "race"
            when = [{"kind": "time", "at_s": 5},
                    {"kind": "remaining", "of": {"side": foe, "role": "killercraft"}, "at_most": 0}]  # fmt: skip
            do = [{"kind": "task", "force": force["id"], "task": "strafe"}]
            out.append({"id": f"strafe-{force['id']}", "when": when, "do": do})
        return out

    def rest(self) -> Table:
        """Give what else the level says of its theatre."""
        return {"view_wu": [MIDDLE_WU, self.land.height(0) + 100]}

    def tables(self) -> dict[str, Any]:
        """Give the parts of the level that stand in tables."""
        return {"land": self.land.table(), "zone": self.zones(), "force": self.forces}

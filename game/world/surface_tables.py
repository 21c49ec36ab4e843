"""Which components the tables of the surface theatre hold."""

from __future__ import annotations

from game.world.components import Body, Group, Record
from game.world.surface import (
    Cargo,
    Debris,
    Eyes,
    Field,
    Foot,
    Gun,
    Height,
    Hover,
    Legs,
    Life,
    Pilot,
    Rocket,
    Storeys,
    Task,
    Tracks,
    Unit,
    Wings,
)  # fmt: skip
from game.world.surface_ambush import Lurk, Plan
from game.world.surface_crew import Crew
from game.world.surface_smoke import Discharger, Embers, Smoke

SURFACE_PARTS = (
    Body, Unit, Life, Eyes, Task, Foot, Tracks, Legs, Wings, Pilot, Hover, Field, Cargo, Rocket, Debris, Discharger,
    Storeys, Crew, Lurk,
)  # fmt: skip
SURFACE_KINDS = {
    "units": SURFACE_PARTS, "mounts": (Gun,), "groups": (Group, Plan), "records": (Record,), "land": (Height,),
    "zones": (Smoke, Embers),
}  # fmt: skip

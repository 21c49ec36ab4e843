"""Which components a unit of the surface theatre may have."""

from __future__ import annotations

from game.world.components import Body
from game.world.surface import (
    Cargo,
    Debris,
    Eyes,
    Field,
    Foot,
    Hangar,
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
from game.world.surface_ambush import Lurk
from game.world.surface_crew import Crew
from game.world.surface_smoke import Discharger
from game.world.surface_troops import Drill, Post, Windows

SURFACE_PARTS = (
    Body, Unit, Life, Eyes, Task, Foot, Tracks, Legs, Wings, Pilot, Hover, Field, Cargo, Rocket, Debris, Discharger,
    Storeys, Crew, Lurk, Post, Drill, Windows, Hangar,
)  # fmt: skip

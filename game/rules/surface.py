"""What a unit of the surface theatre is: size, armour, eyes, legs, tracks or wings, guns.

Source: assets/rules/surface/units.toml.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from game.rules.document import Rule, measured
from game.rules.units import Side

SurfaceRole = Literal[
    "infantry", "landcruiser", "carrier", "walker", "killercraft", "helicopter", "transport", "starship",
    "air_defence", "gosta", "building", "bomber", "city_missile",
]  # fmt: skip


class FootRule(Rule):
    """How infantry goes: a body on the height line, thrown by blasts."""

    move: Literal["foot"]
    walk_wups: float = measured(..., "wu/s", gt=0, le=200, help="speed upright")
    run_wups: float = measured(..., "wu/s", gt=0, le=200, help="speed at a run")
    crawl_wups: float = measured(..., "wu/s", gt=0, le=200, help="speed when pinned")
    sink_wups: float = measured(0.0, "wu/s", ge=0, le=200, help="speed of a slowed descent; 0 falls freely")
    swims: bool = measured(True, help="keeps afloat in deep water; who does not, drowns")


class TracksRule(Rule):
    """How vehicles go: springs sampled on the height line. Source: SURFACE.md section 4."""

    move: Literal["tracks"]
    speed_wups: float = measured(..., "wu/s", gt=0, le=300, help="ahead")
    reverse_wups: float = measured(..., "wu/s", gt=0, le=300, help="astern")
    accel_wups2: float = measured(26.0, "wu/s2", gt=0, le=500, help="traction on level ground")
    wheels: int = measured(6, ge=2, le=12, help="samples of the ground between bow and stern")


class LegsRule(Rule):
    """How a walker goes, on two feet that stand where they are put. Source: SURFACE.md section 3."""

    move: Literal["legs"]
    height_wu: float = measured(..., "wu", gt=0, le=1000, help="torso over ground")
    hip_wu: float = measured(..., "wu", ge=-500, le=500, help="hip over the torso's middle")
    leg_wu: float = measured(..., "wu", gt=0, le=1000, help="length of a leg")
    sole_wu: float = measured(..., "wu", gt=0, le=200, help="half a sole")
    gyration_wu: float = measured(..., "wu", gt=0, le=500, help="radius of gyration of the torso")
    stabiliser: float = measured(..., "wu", ge=0, le=500, help="torque it can add, in soles of its weight")
    swing_s: float = measured(..., "s", gt=0, le=10, help="a foot in the air")
    double_s: float = measured(..., "s", ge=0, le=10, help="both feet down")
    speed_wups: float = measured(..., "wu/s", gt=0, le=500, help="full walk")
    accel_wups2: float = measured(..., "wu/s2", gt=0, le=1000, help="how fast it gets there")
    clearance_wu: float = measured(..., "wu", gt=0, le=200, help="a foot over the highest ground between")
    stride_wu: float = measured(..., "wu", gt=0, le=500, help="a foot's freedom to choose its place")
    hop_wu: list[float] = measured([0.0, 0.0], "wu", help="lift and reach of a hop on retro-rockets; 0 for none")


class WingsRule(Rule):
    """How an aircraft flies. Accelerations are per unit of mass. Source: SURFACE.md section 5."""

    move: Literal["wings"]
    lift: float = measured(..., gt=0, le=1, help="kL: lift is kL rho v^2 CL")
    cl_max: float = measured(..., gt=0, le=5, help="lift coefficient at the stall")
    cl_slope: float = measured(..., "1/rad", gt=0, le=20, help="lift coefficient by angle of attack")
    cd0: float = measured(..., ge=0, le=1, help="drag without lift")
    k_induced: float = measured(..., ge=0, le=2, help="drag by lift squared")
    thrust_wups2: float = measured(..., "wu/s2", gt=0, le=500, help="military power")
    burner_wups2: float = measured(0.0, "wu/s2", ge=0, le=500, help="afterburner; 0 for none")
    g_most: float = measured(..., "g", gt=0, le=20, help="load factor its frame allows")
    pitch_rps: float = measured(..., "rad/s", gt=0, le=10, help="fastest pitch")
    speed_wups: float = measured(..., "wu/s", gt=0, le=1000, help="what it likes to fly at")
    fuel_s: float = measured(420.0, "s", gt=0, le=36000, help="at military power")
    willing: float = measured(0.0, "share", ge=0, le=1, help="of its pilots who give themselves for whom they escort")


class HoverRule(Rule):
    """How helicopters, transports and starships hang in the air."""

    move: Literal["hover"]
    speed_wups: float = measured(..., "wu/s", gt=0, le=500, help="level speed")
    accel_wups2: float = measured(..., "wu/s2", gt=0, le=500, help="thrust over its weight")
    tilt_deg: float = measured(20.0, "deg", ge=0, le=60, help="how far it leans to go")


class StillRule(Rule):
    """What stays where it is put."""

    move: Literal["still"]


MoveRule = Annotated[
    FootRule | TracksRule | LegsRule | WingsRule | HoverRule | StillRule, Field(discriminator="move")
]


class ArmourRule(Rule):
    """Millimetres of steel, as a shell counts them."""

    front: float = measured(0.0, "mm", ge=0, le=5000)
    rear: float = measured(0.0, "mm", ge=0, le=5000)
    top: float = measured(0.0, "mm", ge=0, le=5000)
    belly: float = measured(0.0, "mm", ge=0, le=5000)
    limb: float = measured(0.0, "mm", ge=0, le=5000, help="legs of a walker")


class SightRule(Rule):
    """What it sees, and how well it is seen. Source: SURFACE.md section 6."""

    eye_wu: float = measured(..., "wu", ge=-500, le=500, help="eye over its middle")
    sensor_m: float = measured(..., "m", ge=0, le=1e5, help="sees a landcruiser in the open this far")
    signature: float = measured(1.0, ge=0, le=100, help="how well it is seen; sight goes with its square root")
    heat: float = measured(0.0, ge=0, le=100, help="what a heat seeker sees from astern")
    radar: float = measured(0.0, ge=0, le=1000, help="size for radar; a lock goes with its fourth root")


class GunMountRule(Rule):
    """A gun and where it sits."""

    weapon: str = measured(..., help="an arm of assets/rules/surface/arms.toml")
    at_wu: list[float] = measured([0.0, 0.0], "wu", help="its muzzle, ahead and up of the unit's middle")
    arc_deg: list[float] = measured([-10.0, 40.0], "deg", help="depression and elevation")
    behind: bool = measured(False, help="can also fire astern")
    hatch: bool = measured(False, help="is served out of the commander's hatch, and only while that is open")
    rounds: int = measured(100000, ge=0, le=1000000, help="carried")


class TurretRule(Rule):
    """A turret, and the commander's hatch on it."""

    slew_dps: float = measured(..., "deg/s", gt=0, le=360, help="how fast it turns")
    elevate_dps: float = measured(..., "deg/s", gt=0, le=360, help="how fast its gun rises and sinks")
    open_sees: float = measured(1.0, ge=1, le=5, help="so many times as far one sees out of the open hatch")
    open_eye_wu: float = measured(0.0, "wu", ge=0, le=50, help="so much higher is who looks out of it")


class CargoRule(Rule):
    """What it carries and lets go."""

    unit: str = measured(..., help="a unit of this file")
    count: int = measured(..., ge=0, le=1000, help="aboard at the start, unless the level says otherwise")
    seats: int = measured(0, ge=0, le=1000, help="most of them, where a level says how many are aboard; 0: count")
    each_s: float = measured(..., "s", gt=0, le=60, help="from one to the next")
    spread_wu: float = measured(40.0, "wu", ge=0, le=2000, help="along its length")


class FieldRule(Rule):
    """A shield of the surface theatre: a contour off the hull, and what it can take."""

    standoff_wu: float = measured(..., "wu", gt=0, le=200, help="how far off the hull things stop")
    capacity: float = measured(..., "hp", gt=0, le=1e9)
    recharge_per_s: float = measured(..., "hp/s", ge=0, le=1e9)


class WindowsRule(Rule):
    """Walls that troops fire from: each storey has a row of windows, seen from either end."""

    sill: float = measured(0.38, "share", ge=0, le=1, help="of a storey's height, under its windows")
    lintel: float = measured(0.85, "share", ge=0, le=1, help="of a storey's height, where they end")
    frame: float = measured(0.25, "share", ge=0, lt=1, help="of a storey's strength that no shell finds a wall on")
    troops: int = measured(4, ge=0, le=4, help="most of them in one storey")


class SurfaceUnitRule(Rule):
    """One kind of unit of the surface theatre."""

    name: str = measured(..., help="what the player reads")
    side: Side = measured(..., help="whose it is")
    role: SurfaceRole = measured(..., help="how the war counts it")
    figure: str = measured(..., help="its pictures, under assets/images/figures")
    length_wu: float = measured(..., "wu", gt=0, le=2000, help="as drawn, and as it collides")
    height_wu: float = measured(..., "wu", gt=0, le=1000, help="as drawn, and as it collides")
    mass_t: float = measured(..., "t", gt=0, le=1e9)
    value: float = measured(..., ge=0, le=1000, help="how much the enemy wants it")
    hull: float = measured(..., "hp", gt=0, le=1e9, help="damage it takes")
    storeys: int = measured(
        0, ge=0, le=8, help="of a building, each with its share of the hull; 0 falls as one"
    )
    windows: WindowsRule | None = None
    points: float = measured(0.0, ge=0, le=1000, help="what it costs in a skirmish; as `value` when left out")
    from_year: int = measured(0, ge=0, le=1000, help="Home-years after the landing fleet's war, from which it is built")
    notes: str = measured("", help="a sentence for the codex")
    body: MoveRule
    sight: SightRule
    armour: ArmourRule = ArmourRule()
    guns: list[GunMountRule] = measured([], max_length=8)
    turret: TurretRule | None = None
    cargo: CargoRule | None = None
    field: FieldRule | None = None
    hangar: CargoRule | None = measured(None, help="fighters it launches to escort somebody, when told")
    smoke_salvos: int = measured(0, ge=0, le=20, help="smoke dischargers: salvos carried")
    bursts: str = measured("", help="an arm that goes off when it dies, a suicide bomber's charge")
    nerve: float = measured(1.0, "share", ge=0, le=1, help="morale at the start; machines do not care")

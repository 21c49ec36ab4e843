"""What a unit is: hull, helm, reactor, shield, compartments, mounts, launcher; tables of assets/rules/units.toml."""

from __future__ import annotations

from typing import Literal

from game.rules.document import Rule, measured

Side = Literal["race", "arume"]
Role = Literal["warship", "converted", "patrol", "flagship", "craft"]


class HelmRule(Rule):
    """How a ship turns and burns."""

    accel_wups2: float = measured(
        ..., "wu/s2", ge=0, le=500, help="thrust along the bow at full engine power"
    )
    speed_wups: float = measured(..., "wu/s", ge=0, le=2000, help="speed the governor allows")
    turn_dps: float = measured(..., "deg/s", ge=0, le=360, help="fastest turn")
    turn_accel_dps2: float = measured(..., "deg/s2", ge=0, le=2000, help="how fast a turn builds up")
    side_thrust_share: float = measured(
        0.35, "share", ge=0, le=1, help="side and braking thrust of full thrust"
    )


class CompartmentsRule(Rule):
    """What the three parts of a hull stand, and how damage passes the bulkheads."""

    bow_mj: float = measured(..., "MJ", gt=0, le=1e5, help="energy the bow takes before it is lost")
    middle_mj: float = measured(..., "MJ", gt=0, le=1e5, help="energy the middle takes before it is lost")
    stern_mj: float = measured(..., "MJ", gt=0, le=1e5, help="energy the stern takes before it is lost")
    pass_share: float = measured(
        ..., "share", ge=0, le=1, help="share of excess damage that passes a bulkhead"
    )
    breakup_share: float = measured(
        ..., "share", ge=0, le=1, help="the ship breaks up when less of it is left"
    )
    beam_factor: float = measured(1.0, "share", gt=0, le=2, help="share of a beam's heat that plates let in")


class ReactorRule(Rule):
    """Where power comes from and what each consumer asks at full work."""

    power_mw: float = measured(..., "MW", gt=0, le=1e5, help="output of an undamaged reactor")
    house_share: float = measured(0.12, "share", ge=0, le=1, help="what the ship itself always takes")
    engines_mw: float = measured(..., "MW", ge=0, le=1e5, help="what full thrust asks")
    shield_mw: float = measured(0.0, "MW", ge=0, le=1e5, help="what holding and recharging the shield asks")
    point_defence_mw: float = measured(..., "MW", ge=0, le=1e5, help="what all point defence at work asks")
    main_mw: float = measured(0.0, "MW", ge=0, le=1e5, help="what recharging the beam battery asks")


class ShieldRule(Rule):
    """The plasma field round an Arume hull."""

    capacity_mj: float = measured(..., "MJ", gt=0, le=1e6, help="energy a full shield holds")
    standoff_wu: float = measured(15.0, "wu", ge=1, le=100, help="how far off the hull solid bodies stop")
    recharge_share_per_s: float = measured(..., "share/s", ge=0, le=1, help="recharge at full shield power")
    decay_share_per_s: float = measured(
        ..., "share/s", ge=0, le=1, help="loss while nothing pays for holding it"
    )
    overload_share: float = measured(
        0.6, "share", gt=0, le=2, help="loss within overload_s that collapses it"
    )
    overload_s: float = measured(0.5, "s", gt=0, le=10, help="time over which an overload is counted")
    collapse_s: float = measured(22.0, "s", ge=0, le=600, help="emergency power after a collapse")
    emergency_share: float = measured(0.3, "share", ge=0, le=1, help="reactor output on emergency power")
    stun_s: float = measured(3.0, "s", ge=0, le=60, help="weapons dead after a collapse")
    restart_share: float = measured(0.1, "share", ge=0, le=1, help="what a restarted shield begins with")


class GenocideRule(Rule):
    """The forward plasma cannon: most of the reactor, stored for half a minute, in one beam.

    Source: ORBIT.md section 9.
    """

    store_mj: float = measured(..., "MJ", gt=0, le=1e6, help="energy of one shot")
    power_mw: float = measured(..., "MW", gt=0, le=1e5, help="what charging asks")
    covers_s: float = measured(4.0, "s", gt=0, le=60, help="how long the bow covers take to open or shut")
    vent_s: float = measured(
        6.0, "s", gt=0, le=60, help="how long a full charge takes to bleed away after an abort"
    )
    burn_s: float = measured(2.2, "s", gt=0, le=30, help="how long the beam burns")
    range_wu: float = measured(10000.0, "wu", gt=0, le=1e6, help="how far it reaches")
    core_wu: float = measured(28.0, "wu", gt=0, le=1e4, help="half-width in which nothing is left")
    fringe_wu: float = measured(
        90.0, "wu", ge=0, le=1e4, help="half-width of the melting fringe at the muzzle"
    )
    fringe_share: float = measured(
        0.022, "share", ge=0, le=1, help="how much wider the fringe grows, by distance"
    )
    fringe_mj_s: float = measured(
        120.0, "MJ/s", ge=0, le=1e5, help="heat beside the core, none at the fringe's edge"
    )
    turn_dps: float = measured(1.0, "deg/s", gt=0, le=90, help="fastest turn while the covers are open")
    spill_mj: float = measured(
        150.0, "MJ", ge=0, le=1e5, help="what a hit lets into the bow, at full charge"
    )
    backfire_share: float = measured(0.1, "share", ge=0, le=1, help="of what it holds, into a hull whose bow breaks")
    wait_s: float = measured(
        10.0, "s", ge=0, le=120, help="how long a full charge waits for friends to clear the bow"
    )
    lane_wu: float = measured(
        150.0, "wu", ge=0, le=1e4, help="how much wider than the fringe friends keep clear"
    )


class FtlRule(Rule):
    """The jump drive: every watt, until the ship is gone.

    Source: ORBIT.md section 9.
    """

    store_mj: float = measured(..., "MJ", gt=0, le=1e6, help="energy of one jump")
    power_mw: float = measured(..., "MW", gt=0, le=1e5, help="what spooling up asks")
    shake_share: float = measured(
        2.0, "share", ge=0, le=100, help="spool lost for each MJ of damage to the hull"
    )
    leak_s: float = measured(
        8.0, "s", gt=0, le=120, help="how long a full spool takes to run down after an abort"
    )


class MountsRule(Rule):
    """A set of like weapons, each at a place of the hull."""

    weapon: str = measured(..., help="a weapon of weapons.toml")
    places: Literal["mounts", "turrets"] = measured(
        "mounts", help="which places of the hull's geometry they take"
    )
    first: int = measured(0, ge=0, le=64, help="the first place taken")
    facings_deg: list[float] = measured(..., "deg", help="where each points, counter-clockwise from the bow")


class FireControlRule(Rule):
    """Who may shoot at what with point-defence missiles, and for whom."""

    channels: int = measured(0, ge=0, le=64, help="interceptors guided at once")
    interceptor: str = measured("", help="the missile it guides; empty for none")
    interceptors: int = measured(0, ge=0, le=1000, help="interceptors carried")
    rest_s: float = measured(0.35, "s", ge=0, le=10, help="pause of a channel after each engagement")
    near_wu: float = measured(110.0, "wu", ge=0, le=1e4, help="no launch at anything nearer")
    far_wu: float = measured(1050.0, "wu", ge=0, le=1e5, help="no launch at anything farther")
    cone_deg: float = measured(180.0, "deg", ge=0, le=180, help="half-width of the radar cone round the bow")
    links: int = measured(0, ge=0, le=8, help="friends it may defend besides itself")
    link_wu: float = measured(460.0, "wu", ge=0, le=1e5, help="how far a link reaches")


class LauncherRule(Rule):
    """Anti-ship missile cells or tubes and what lies behind them."""

    missile: str = measured("", help="the ordinary missile; empty for none")
    cells: int = measured(0, ge=0, le=500, help="missiles of one full volley")
    magazine: int = measured(0, ge=0, le=5000, help="ordinary missiles carried")
    per_s: float = measured(10.0, "1/s", gt=0, le=100, help="ordinary missiles launched a second")
    explosive: str = measured("", help="the explosive-metal bus; empty for none")
    explosive_stock: int = measured(0, ge=0, le=100, help="buses carried")
    explosive_per_s: float = measured(7.5, "1/s", gt=0, le=100, help="buses launched a second")


class UnitRule(Rule):
    """One kind of unit."""

    name: str = measured(..., help="what the player reads")
    side: Side = measured(..., help="whose it is")
    role: Role = measured(..., help="how the war counts it")
    hull: str = measured(..., help="its geometry and picture, under assets/images/hulls")
    mass_t: float = measured(..., "t", gt=0, le=1e9, help="mass")
    value: float = measured(..., ge=0, le=1000, help="how much the enemy wants it")
    points: float = measured(0.0, ge=0, le=1000, help="what it costs in a skirmish; as `value` when left out")
    from_year: int = measured(0, ge=0, le=1000, help="Home-years after the landing fleet's war, from which it is built")
    notes: str = measured("", help="a sentence for the codex")
    helm: HelmRule
    compartments: CompartmentsRule
    reactor: ReactorRule
    shield: ShieldRule | None = None
    genocide: GenocideRule | None = None
    ftl: FtlRule | None = None
    mounts: list[MountsRule] = []
    fire_control: FireControlRule = FireControlRule()
    launcher: LauncherRule = LauncherRule()

"""What exists: every component of every battle. A row of `units` has a body; its other components say what it is."""

from __future__ import annotations

from game.base.vectors import Bools, Floats, Ints
from game.engine.components import Component, column, flag, ref, whole
from game.world.orders import QUEUE


class Body(Component):
    """Where a unit is and how it moves. Physics writes pose and motion, systems write pushes."""

    pos: Floats = column("centre", "wu", shape=(2,))
    vel: Floats = column("velocity", "wu/s", shape=(2,))
    angle: Floats = column("heading, counter-clockwise from +x", "rad")
    spin: Floats = column("turn rate", "rad/s")
    face: Floats = column("unit vector of the heading", shape=(2,), hashed=False)
    prev_pos: Floats = column("centre a tick ago", "wu", shape=(2,), hashed=False)
    prev_angle: Floats = column("heading a tick ago", "rad", hashed=False)
    mass: Floats = column("mass", "t", default=1.0, fixed=True)
    moment: Floats = column("moment of inertia", "t wu2", default=1.0, fixed=True)
    radius: Floats = column("distance of the farthest corner", "wu", default=4.0, fixed=True)
    push: Floats = column("force of this tick", "t wu/s2", shape=(2,), hashed=False)
    twist: Floats = column("torque of this tick", "t wu2/s2", hashed=False)
    form: Ints = whole("its shapes, in the catalogue", fixed=True)
    side: Ints = whole("0 the Race, 1 the Arume", fixed=True)
    serial: Ints = whole("number that no other entity of the battle has", fixed=True)


class Ship(Component):
    """What a capital ship is: its kind, its place in a group, what it is worth to the enemy."""

    kind: Ints = whole("its unit rule, in the catalogue", fixed=True)
    name: Ints = whole("its name, in the battle's roster", fixed=True)
    group: Ints = whole("its group", fixed=True)
    value: Floats = column("how much the enemy wants it", fixed=True)
    adrift: Bools = flag("stern lost: no thrust, no weapons, no heat")
    blind: Bools = flag("bow lost: no forward launchers")
    player: Bools = flag("a person may fly it")


class Helm(Component):
    """What a ship's helm wants, and what its thrusters can do."""

    accel: Floats = column("full thrust", "wu/s2", fixed=True)
    speed: Floats = column("governor", "wu/s", fixed=True)
    turn: Floats = column("fastest turn", "rad/s", fixed=True)
    turn_accel: Floats = column("how fast a turn builds up", "rad/s2", fixed=True)
    side_share: Floats = column("side thrust of full thrust", "share", fixed=True)
    guard: Floats = column("where its point defence looks, in the hull's frame", shape=(2,))
    want_vel: Floats = column("velocity to reach", "wu/s", shape=(2,))
    want_face: Floats = column("heading to reach; zero for any", shape=(2,))
    by_hand: Bools = flag("a person steers: want_push and want_turn count")
    want_push: Floats = column("ahead and left, -1 to 1", shape=(2,))
    want_turn: Floats = column("left, -1 to 1")
    thrust: Floats = column("thrust now along the bow and to the left, of full", "share", shape=(2,))


class Orders(Component):
    """What a ship has been told to do."""

    kind: Ints = whole("see ORDER_* in game/world/orders.py")
    target: Ints = ref("the unit it is about")
    point: Floats = column("the place it is about", "wu", shape=(2,))
    face: Floats = column("heading to hold; zero for any", shape=(2,))
    slot: Ints = whole("place in the formation")
    posture: Ints = whole("point defence: see POSTURE_*")
    queued: Ints = whole("orders that wait")
    next_kind: Ints = whole("kinds of those, first to last", shape=(QUEUE,))
    next_target: Ints = ref("what they are about", shape=(QUEUE,))
    next_point: Floats = column("where they are about", "wu", shape=(QUEUE, 2))
    weapons_free: Bools = flag("may fire beams and volleys by itself")


class Reactor(Component):
    """Power: what there is, who asks, who gets. Law: flows never exceed output."""

    rated: Floats = column("output when whole", "MW", fixed=True)
    output: Floats = column("output now", "MW")
    house: Floats = column("share the ship itself takes", "share", fixed=True)
    ask: Floats = column("full ask of engines, shield, point defence, beams, drive", "MW", shape=(5,), fixed=True)
    share: Floats = column("the captain's shares of the first four, up to 1.5", "share", shape=(4,))
    level: Floats = column("work each of the five can do now, of its full work", "share", shape=(5,))
    emergency: Floats = column("emergency power left", "s")
    emergency_share: Floats = column("output on emergency power", "share", fixed=True)
    stunned: Floats = column("weapons dead left", "s")


class Shield(Component):
    """The plasma field. Law: store in = store out, and never below nothing."""

    store: Floats = column("energy held", "MJ")
    capacity: Floats = column("energy when full", "MJ", fixed=True)
    up: Bools = flag("it stands")
    recharge: Floats = column("recharge at full shield power", "MJ/s", fixed=True)
    decay: Floats = column("loss while nothing pays", "MJ/s", fixed=True)
    recent: Floats = column("energy lost lately, fading over overload_s", "MJ")
    overload: Floats = column("recent loss that collapses it", "MJ", fixed=True)
    overload_s: Floats = column("fading time of that", "s", fixed=True)
    standoff: Floats = column("how far off the hull it stands", "wu", fixed=True)
    pending: Floats = column("energy it must pay this tick", "MJ", hashed=False)


class Hull(Component):
    """Three compartments, bow, middle, stern."""

    left: Floats = column("energy each still takes", "MJ", shape=(3,))
    full: Floats = column("energy each takes when whole", "MJ", shape=(3,), fixed=True)
    pass_share: Floats = column("excess that passes a bulkhead", "share", fixed=True)
    breakup: Floats = column("share below which it breaks up", "share", fixed=True)
    beam_factor: Floats = column("heat that plates let in", "share", fixed=True)
    pending: Floats = column("damage of this tick", "MJ", shape=(3,), hashed=False)
    lost: Bools = flag("compartment sealed off", shape=(3,))
    burning: Floats = column("fires, for the eye", "s", shape=(3,))
    hits: Ints = whole("missiles that struck it")
    struck_by: Ints = whole("serial of the last that hurt it", default=-1)
    struck_how: Ints = whole("how that hurt it: see CAUSES in game/world/events.py")
    struck_missile: Ints = whole("serial of the missile that did it", default=-1)


class GenocideDrive(Component):
    """The forward plasma cannon. Law: store in = power drawn; a shot takes all of it."""

    capacity: Floats = column("energy of a shot", "MJ", fixed=True)
    power: Floats = column("what charging asks", "MW", fixed=True)
    turn: Floats = column("fastest turn while the covers are open", "rad/s", fixed=True)
    wanted: Bools = flag("its captain has called for it")
    aim: Floats = column("where the bow is to point, a unit vector", shape=(2,))
    covers: Floats = column("how far the bow covers stand open", "share")
    store: Floats = column("energy held", "MJ")
    burn: Floats = column("of the beam left", "s")
    waited: Floats = column("with a full charge, for friends to clear the bow", "s")
    charging: Floats = column("since it was called for", "s")
    defence: Floats = column("point-defence level summed over that time", "s")
    recharge: Floats = column("shield recharge summed over that time, of full", "s")
    shots: Ints = whole("fired so far")


class FtlDrive(Component):
    """The jump drive."""

    capacity: Floats = column("energy of a jump", "MJ", fixed=True)
    power: Floats = column("what spooling up asks", "MW", fixed=True)
    wanted: Bools = flag("its captain has called for it")
    store: Floats = column("energy held", "MJ")


class Launcher(Component):
    """Cells, magazines, and the salvo being launched; columns of two are ordinary and explosive."""

    missile: Ints = whole("missile kind; -1 none", shape=(2,), default=-1, fixed=True)
    stock: Ints = whole("missiles left", shape=(2,))
    cells: Ints = whole("ordinary missiles of a full volley", fixed=True)
    rate: Floats = column("launches a second", "1/s", shape=(2,), fixed=True)
    salvo: Ints = whole("still to launch", shape=(2,))
    target: Ints = ref("what the salvo is for", shape=(2,))
    hold: Floats = column("until the salvo begins", "s", shape=(2,))
    carry: Floats = column("part of a launch carried over", shape=(2,))
    turn: Ints = whole("which cell group is next")
    launched: Ints = whole("launched so far", shape=(2,))


class FireControl(Component):
    """Radar and channels of point-defence missiles, and links with friends."""

    channels: Ints = whole("interceptors guided at once", fixed=True)
    busy: Ints = whole("interceptors in flight")
    rest: Floats = column("until the next channel is free", "s")
    rest_s: Floats = column("pause after each engagement", "s", fixed=True)
    missile: Ints = whole("interceptor kind; -1 none", default=-1, fixed=True)
    stock: Ints = whole("interceptors left")
    near: Floats = column("no launch nearer", "wu", fixed=True)
    far: Floats = column("no launch farther", "wu", fixed=True)
    cone: Floats = column("cosine of the radar cone's half-width", fixed=True)
    links: Ints = whole("friends it may link with", fixed=True)
    link_range: Floats = column("how far a link reaches", "wu", fixed=True)
    linked: Ints = ref("friends it defends, nearest first", shape=(8,))


class Missile(Component):
    """Anything that flies by itself to hit something."""

    kind: Ints = whole("its missile rule, in the catalogue", fixed=True)
    launcher: Ints = ref("who launched it")
    target: Ints = ref("what it flies at")
    hp: Floats = column("what point defence must still take", "hp")
    wear: Floats = column("taken this tick", "hp", hashed=False)
    age: Floats = column("flight time", "s")
    fuel: Floats = column("burn left", "s")
    hold: Floats = column("coasting before the burn", "s")
    apex: Floats = column("the volley's common apex", "wu", shape=(2,), fixed=True)
    rising: Bools = flag("still on its way to the apex")
    phase: Floats = column("of its weave", "rad", fixed=True)
    noise: Floats = column("seeker error, an interceptor's", "wu", shape=(2,), fixed=True)
    launcher_serial: Ints = whole("who launched it, also after the launcher is gone", default=-1, fixed=True)
    worn_by: Ints = whole("last struck by: 0 laser, 1 cannon, 2 interceptor, 3 burst, 4 wreck")
    worn_serial: Ints = whole("serial of the ship that did it", default=-1)
    flash: Bools = flag("has gone off or struck, and dies at the end of this tick")


class Wreck(Component):
    """A piece of a broken hull: a body that stops missiles and stays in the way."""

    kind: Ints = whole("the unit it was, in the catalogue", fixed=True)
    piece: Ints = whole("0 bow, 1 middle, 2 stern", fixed=True)
    heat: Floats = column("glow left", "s")


class Mount(Component):
    """A weapon on a ship: point-defence laser, cannon or beam turret. Rows of the table `mounts`."""

    owner: Ints = ref("the ship")
    weapon: Ints = whole("its weapon rule, in the catalogue", fixed=True)
    place: Floats = column("where on the hull", "wu", shape=(2,), fixed=True)
    axis: Floats = column("middle of its arc, in the hull's frame", shape=(2,), fixed=True)
    target: Ints = ref("what it fires at")
    ready: Floats = column("until it may fire", "s")
    heat: Floats = column("of a laser")
    locked: Bools = flag("overheated, until it has cooled by half")
    rounds: Ints = whole("left")
    firing: Bools = flag("fired this tick")
    dwell: Floats = column("of a beam's shot left", "s")
    total: Floats = column("of a beam's shot at its start", "s")
    store: Floats = column("of a beam's capacitor", "share", default=1.0)
    spot: Floats = column("where a beam burns, along the target's axis, bow 1 to stern -1", default=0.0)
    walks: Bools = flag("the spot walks from bow to stern")


class Round(Component):
    """A slug in flight. Rows of the pool `rounds`; swept against what is in its way."""

    pos: Floats = column("place", "wu", shape=(2,))
    vel: Floats = column("velocity", "wu/s", shape=(2,))
    prev_pos: Floats = column("place a tick ago", "wu", shape=(2,), hashed=False)
    left: Floats = column("flight left", "s")
    side: Ints = whole("who fired")
    weapon: Ints = whole("its weapon rule, in the catalogue")
    owner: Ints = whole("serial of the ship that fired", default=-1)


class Group(Component):
    """A group of ships under one commander. Rows of the table `groups`."""

    side: Ints = whole("whose")
    doctrine: Ints = whole("in the catalogue")
    formation: Ints = whole("in the catalogue")
    spread: Floats = column("of its formation, so that its longest ship has room", default=1.0)
    leader: Ints = ref("the ship the others keep station on")
    next_look: Floats = column("until the commander looks again", "s")
    volley_wait: Floats = column("until the next volley", "s")
    volleys: Ints = whole("fired so far")
    beam_salvos: Ints = whole("of its green turrets, fired so far")
    beam_wait: Floats = column("until another shot counts as the next salvo", "s")
    spent_s: Floats = column("since its ordinary volley was gone; on the surface, the one at it", "s")
    alarm: Floats = column("since it saw an enemy open its bow", "s")
    strength: Ints = whole("ships at the start")
    warned: Bools = flag("a volley has come at it, on the surface")
    home: Floats = column("where it goes when it withdraws", "wu", shape=(2,))
    start: Floats = column("where it began", "wu", shape=(2,))
    withdrawing: Bools = flag("going home")
    commanded: Bools = flag("a person commands it: the commander only advises")


class Record(Component):
    """What became of a ship of the roster. Rows of the table `records`, never released."""

    unit: Ints = ref("its row while it is in the battle")
    serial: Ints = whole("its serial", default=-1, fixed=True)
    side: Ints = whole("whose", fixed=True)
    kind: Ints = whole("its unit rule, in the catalogue", fixed=True)
    group: Ints = whole("its group", fixed=True)
    status: Ints = whole("0 fighting, 1 crippled, 2 destroyed, 3 escaped, 4 captured")
    lost_order: Ints = whole("0 not lost, else 1 for the first ship lost, 2 ...")
    launched: Ints = whole("missiles launched, ordinary and explosive", shape=(2,))
    launched_when_lost: Ints = whole("the same when it was lost", shape=(2,))
    hits: Ints = whole("missiles and bursts that reached its hull")
    hits_when_lost: Ints = whole("the same when it was lost")
    on_shield: Ints = whole("missiles its shield stopped")
    shot_down: Ints = whole("missiles its mounts and interceptors shot down")
    leaked: Ints = whole("of its missiles, those that reached a hull")
    stopped: Ints = whole("of its missiles, those shot down or stopped by a shield")
    shots: Ints = whole("of its forward cannon, fired")
    hull_share: Floats = column("hull left", "share", default=1.0)
    entry: Ints = whole("its place among the ships the level names, counted through all forces", fixed=True)
    felled_by: Ints = whole("unit kind of who brought it down, on the surface", default=-1)
    felled_group: Ints = whole("group of that one", default=-1)
    felled_arm: Ints = whole("arm that did it", default=-1)
    felled_tick: Ints = whole("when it was dealt the blow", default=-1)
    felled_for: Ints = whole("unit kind of whom the missile that did it was meant for, -1 for itself", default=-1)
    felled_gap: Floats = column("from who did it, when it fell; below 0 unknown", "wu", default=-1.0)
    closed_tick: Ints = whole("when it first was within gun range of an enemy", default=-1)
    blinded: Bools = flag("crashed with a flash in its pilot's eyes")
    gap: Floats = column("from its hull to what its field stopped, summed over on_shield", "wu")


FIGHTING, CRIPPLED, DESTROYED, ESCAPED, CAPTURED = 0, 1, 2, 3, 4
UNIT_PARTS = (
    Body, Ship, Helm, Orders, Reactor, Shield, Hull, GenocideDrive, FtlDrive, Launcher, FireControl, Missile, Wreck,
)  # fmt: skip
SHIP_PARTS, MISSILE_PARTS = (Body, Ship, Helm, Orders, Reactor, Hull, Launcher, FireControl), (Body, Missile)

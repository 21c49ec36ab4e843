"""What exists on the surface: components of everything that stands, rolls, walks, flies or is shot."""

from __future__ import annotations

from game.base.vectors import Bools, Floats, Ints
from game.engine.components import Component, column, flag, ref, whole
from game.world.components import Body
from game.world.surface_ship import Field as Field
from game.world.surface_ship import Hangar as Hangar


class Unit(Component):
    """What a unit is: its kind, whose group it is in, how it is turned."""

    kind: Ints = whole("its rule, in the catalogue", fixed=True)
    name: Ints = whole("its record", fixed=True)
    group: Ints = whole("its group", fixed=True)
    value: Floats = column("how much the enemy wants it", fixed=True)
    move: Ints = whole("how it moves: see MOVES", fixed=True)
    turned: Ints = whole("1 it looks to the right, -1 to the left", default=1)
    lane: Ints = whole("depth in which it flies, 0 to 6; aircraft of one lane touch")
    player: Bools = flag("a person may control it")
    manned: Bools = flag("a person controls it now")


class Life(Component):
    """What a unit still takes, and what it feels."""

    hp: Floats = column("damage it still takes", "hp")
    full: Floats = column("damage it takes when whole", "hp", fixed=True)
    pending: Floats = column("damage of this tick", "hp", hashed=False)
    armour: Floats = column("front, rear, top, belly, limb", "mm", shape=(5,), fixed=True)
    struck_by: Ints = whole("serial of the last that hurt it", default=-1)
    struck_arm: Ints = whole("arm that hurt it last, in the catalogue", default=-1)
    struck_for: Ints = whole("unit kind that the missile of this tick was meant for, -1 for none", default=-1)
    fear: Floats = column("suppression, 0 to 1", "share")
    nerve: Floats = column("morale, 0 to 1", "share", default=1.0)
    broken: Bools = flag("runs, and does not fight until it rallies")
    burning: Floats = column("fire left", "s")
    puff_s: Floats = column("on fire: until its next puff of smoke", "s")


class Eyes(Component):
    """What a unit sees, and who sees it."""

    eye: Floats = column("over its middle", "wu")
    sensor: Floats = column("sees a landcruiser in the open this far", "m", fixed=True)
    signature: Floats = column("how well it is seen now", "")
    base: Floats = column("how well it is seen, standing in the open", "", fixed=True)
    heat: Floats = column("what a heat seeker sees of it from astern", "", fixed=True)
    radar: Floats = column("size for radar", "", fixed=True)
    shot_age: Floats = column("since it last fired", "s", default=60.0)
    seen: Floats = column("since an enemy last saw it", "s", default=60.0)


class Task(Component):
    """What a unit has been told, and what its mind makes of it."""

    kind: Ints = whole("see TASK_* in game/world/tasks.py")
    point: Floats = column("the place it is about", "wu", shape=(2,))
    target: Ints = ref("the unit it is about")
    stage: Ints = whole("how far it is with it")
    wait: Floats = column("until it thinks again", "s")
    clock: Floats = column("since the stage began", "s")
    count: Ints = whole("of passes, legs, drops so far")
    want_speed: Floats = column("along the ground, right positive", "wu/s")
    want_dir: Floats = column("unit vector of the flight path, or where to hang", "", shape=(2,))
    want_point: Floats = column("where to hang", "wu", shape=(2,))
    want_posture: Ints = whole("0 upright, 1 crouched, 2 prone")
    want_scope: Bools = flag("wants to aim down his sights, and goes at a walk")
    jump: Bools = flag("wants to jump")


class Foot(Component):
    """Infantry: on the ground, in the air, or coming down."""

    walk: Floats = column("speed upright", "wu/s", fixed=True)
    run: Floats = column("speed at a run", "wu/s", fixed=True)
    crawl: Floats = column("speed when pinned", "wu/s", fixed=True)
    sink: Floats = column("speed of a slowed descent", "wu/s", fixed=True)
    posture: Ints = whole("0 upright, 1 crouched, 2 prone")
    down: Bools = flag("stands on the ground")
    steady: Floats = column("how still he holds what he aims down", "share")
    climb: Floats = column("of a climb still ahead; 0 he does not climb", "share")
    climb_s: Floats = column("the whole of it", "s")
    climb_from: Floats = column("where his feet were when it began", "wu", shape=(2,))
    climb_to: Floats = column("where they will be", "wu", shape=(2,))
    stride: Floats = column("walked so far, for the eye", "wu")
    swims: Bools = flag("is afloat, and cannot fire")


class Tracks(Component):
    """Wheels and tracks: springs sampled on the height line."""

    speed: Floats = column("ahead", "wu/s", fixed=True)
    reverse: Floats = column("astern", "wu/s", fixed=True)
    accel: Floats = column("traction on level ground", "wu/s2", fixed=True)
    stuck: Floats = column("since it last got on", "s")
    rolled: Floats = column("way of the wheels, for the eye", "wu")
    overturned: Floats = column("since its roof is down", "s")


class Legs(Component):
    """Two feet that stand where they are put."""

    height: Floats = column("torso over ground", "wu", fixed=True)
    hip: Floats = column("hip over the torso's middle", "wu", fixed=True)
    leg: Floats = column("length of a leg", "wu", fixed=True)
    sole: Floats = column("half a sole", "wu", fixed=True)
    gyration: Floats = column("radius of gyration", "wu", fixed=True)
    stabiliser: Floats = column("torque it can add, in soles of its weight", "wu", fixed=True)
    swing_s: Floats = column("a foot in the air", "s", fixed=True)
    double_s: Floats = column("both feet down", "s", fixed=True)
    speed: Floats = column("full walk", "wu/s", fixed=True)
    accel: Floats = column("how fast it gets there", "wu/s2", fixed=True)
    clearance: Floats = column("a foot over the highest ground between", "wu", fixed=True)
    stride: Floats = column("a foot's freedom to choose its place", "wu", fixed=True)
    hop_up: Floats = column("lift of a hop", "wu", fixed=True)
    hop_far: Floats = column("reach of a hop", "wu", fixed=True)
    foot: Floats = column("left and right foot", "wu", shape=(2, 2))
    start: Floats = column("where the foot in the air was", "wu", shape=(2, 2))
    goal: Floats = column("where it will stand", "wu", shape=(2, 2))
    phase: Floats = column("of each foot's swing; below 0 it is planted", "share", shape=(2,), default=-1.0)
    planted_s: Floats = column("since the last foot came down", "s")
    lost: Bools = flag("leg shot off", shape=(2,))
    falling: Bools = flag("toppling about its last foot, and after that tumbling")
    struck: Bools = flag("its hull has met the ground since it began to fall")
    down: Bools = flag("lies on the ground")
    anchor: Floats = column("its last foot in the torso's frame, from when it began to fall", "wu", shape=(2,))
    hull: Floats = column("corners of the torso that may meet the ground", "wu", shape=(8, 2), fixed=True)
    stuck: Floats = column("without progress; fallen: since it last moved", "s")
    hopping: Floats = column("of a hop left", "s")
    rocket: Floats = column("retro-rockets' thrust, for the eye", "share")


class Wings(Component):
    """An aircraft in the air."""

    lift: Floats = column("kL", "", fixed=True)
    cl_max: Floats = column("lift coefficient at the stall", "", fixed=True)
    cl_slope: Floats = column("lift by angle of attack", "1/rad", fixed=True)
    cd0: Floats = column("drag without lift", "", fixed=True)
    k_induced: Floats = column("drag by lift squared", "", fixed=True)
    thrust: Floats = column("military power", "wu/s2", fixed=True)
    burner: Floats = column("afterburner", "wu/s2", fixed=True)
    g_most: Floats = column("load factor allowed", "g", fixed=True)
    pitch: Floats = column("fastest pitch", "rad/s", fixed=True)
    cruise: Floats = column("speed it likes", "wu/s", fixed=True)
    fuel: Floats = column("at military power", "s")
    throttle: Floats = column("of military power", "share", default=1.0)
    burning: Bools = flag("on afterburner")
    want_g: Floats = column("load factor its pilot allows", "g", default=99.0)
    load: Floats = column("load factor now", "g", default=1.0)
    roll: Floats = column("1 upright, -1 inverted; drawn", "", default=1.0)


class Pilot(Component):
    """Who sits in an aircraft: what he bears, what he sees, whom he fights."""

    grey: Floats = column("of the way to a blackout", "share")
    out_s: Floats = column("of a blackout left", "s")
    blind_s: Floats = column("until he sees again after a flash", "s")
    attack: Floats = column("angle of attack at which his stick stays while he neither sees nor thinks", "rad")
    stick: Floats = column("pull by hand, -1 to 1, counter-clockwise positive", "share")
    by_stick: Bools = flag("flies by the stick, not by a wanted path")
    lays: Bools = flag("chooses what his guns are laid on himself")
    willing: Bools = flag("gives himself for whom he escorts")
    foe: Ints = ref("whom he fights")
    guards: Ints = ref("the missile that he throws himself before")
    volleys: Ints = whole("of guided missiles let go so far")
    held_s: Floats = column("how long his seeker has held its target", "s")


class Hover(Component):
    """Helicopters, transports and starships."""

    speed: Floats = column("level speed", "wu/s", fixed=True)
    accel: Floats = column("thrust over its weight", "wu/s2", fixed=True)
    tilt: Floats = column("how far it leans to go", "rad", fixed=True)
    falling: Bools = flag("dead in the air")


class Storeys(Component):
    """A building's storeys, the lowest first: what stands, and what each still takes."""

    standing: Ints = whole("storeys that stand")
    high: Floats = column("of one storey", "wu", fixed=True)
    each: Floats = column("damage a whole storey takes", "hp", fixed=True)
    hp: Floats = column("damage each still takes", "hp", shape=(8,))
    pending: Floats = column("damage of this tick whose storey is known", "hp", shape=(8,), hashed=False)


class Cargo(Component):
    """What a unit carries and lets go."""

    kind: Ints = whole("unit in the catalogue", default=-1, fixed=True)
    left: Ints = whole("aboard")
    each_s: Floats = column("from one to the next", "s", fixed=True)
    spread: Floats = column("along its length", "wu", fixed=True)
    spacing: Floats = column("asked for between those let go; 0: as fast as they come", "wu")
    wait: Floats = column("until the next", "s")
    releasing: Bools = flag("lets them go now")


class Gun(Component):
    """A gun, beam or missile tube on a unit. Rows of the table `mounts`."""

    owner: Ints = ref("the unit")
    arm: Ints = whole("its rule, in the catalogue", fixed=True)
    number: Ints = whole("of the unit's guns, 0 the first", fixed=True)
    place: Floats = column("muzzle, ahead and up of the unit's middle", "wu", shape=(2,), fixed=True)
    low: Floats = column("depression", "rad", fixed=True)
    high: Floats = column("elevation", "rad", fixed=True)
    behind: Bools = flag("can also fire astern")
    hatch: Bools = flag("is served out of the commander's hatch", fixed=True)
    target: Ints = ref("what it fires at")
    seen_s: Floats = column("since it was laid on that", "s")
    aim: Floats = column("where it points, a unit vector in the world", shape=(2,))
    ready: Floats = column("until it may fire", "s")
    burst: Ints = whole("rounds of the burst still to go")
    gap: Floats = column("until the next of them", "s")
    rounds: Ints = whole("left")
    loaded: Ints = whole("of them in the magazine; not kept for guns without one")
    change: Floats = column("until a fresh magazine is in; 0 when one is", "s")
    full: Ints = whole("carried at the start", fixed=True)
    dwell: Floats = column("of a beam's shot left", "s")
    end: Floats = column("where that beam ends", "wu", shape=(2,))
    fired: Bools = flag("fired this tick")


class Rocket(Component):
    """A guided missile of the surface theatre."""

    arm: Ints = whole("its rule, in the catalogue", fixed=True)
    owner: Ints = ref("who launched it")
    owner_serial: Ints = whole("the same, also after that one is gone", default=-1, fixed=True)
    owner_kind: Ints = whole("unit kind of that one", default=-1, fixed=True)
    target: Ints = ref("what it flies at")
    age: Floats = column("flight time", "s")
    works: Bools = flag("its fuse works")
    nearest: Floats = column("so far to its target", "wu", default=1e9)


class Debris(Component):
    """A burnt-out hull: it lies where it fell, and stops shells."""

    kind: Ints = whole("the unit it was, in the catalogue", fixed=True)
    turned: Ints = whole("which way it looked", default=1)
    lies: Bools = flag("a walker that had come to rest: it does not move any more")
    heat: Floats = column("glow left", "s")
    puff_s: Floats = column("until its next puff of smoke", "s")


class Shell(Component):
    """A round in flight. Rows of the pool `rounds`."""

    pos: Floats = column("place", "wu", shape=(2,))
    vel: Floats = column("velocity", "wu/s", shape=(2,))
    prev_pos: Floats = column("place a tick ago", "wu", shape=(2,), hashed=False)
    left: Floats = column("flight left", "s")
    fuse: Floats = column("until it bursts in the air; below 0 never", "s")
    side: Ints = whole("who fired")
    arm: Ints = whole("its rule, in the catalogue")
    owner: Ints = whole("serial of who fired", default=-1)
    owner_kind: Ints = whole("unit kind of that one", default=-1)
    mark: Ints = whole("serial of what the gun was laid on, -1 for what a hand pointed at", default=-1)
    passed: Ints = whole("serial of the last walker whose legs it has gone by", default=-1)
    speed: Floats = column("at the muzzle", "wu/s")


class Height(Component):
    """The ground: rows of the table `land`, one a sample of the height line."""

    ground: Floats = column("solid ground now; who changes it says so with `touch`", "wu", fixed=True)
    first: Floats = column("solid ground before anybody dug", "wu", fixed=True)
    roof: Floats = column("ground or what stands on it, for sight", "wu", fixed=True)
    hard: Bools = flag("revetted or paved: blasts do not dig here", fixed=True)
    sea: Bools = flag("the sea stands here where the ground is lower than its level", fixed=True)


MOVES = ("foot", "tracks", "legs", "wings", "hover", "still")
FOOT, TRACKS, LEGS, WINGS, HOVER, STILL = range(6)

ALIVE = (Body, Unit, Life, Eyes, Task)
MOVE_PARTS = (Foot, Tracks, Legs, Wings, Hover, None)

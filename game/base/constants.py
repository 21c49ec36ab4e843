"""Numbers that hold everywhere and have a meaning of their own."""

from typing import Final

TICKS_PER_S: Final = 60
DT: Final = 1.0 / TICKS_PER_S
"""[s] length of a tick; time scale changes the number of ticks, never their length"""

SLOW_TICKS: Final = 3
"""[ticks] helms plan and reactors are routed anew this often, twenty times a second: nobody aboard is quicker"""

REBUILD_TICKS: Final = 600
"""[ticks] the physics space is thrown away and built anew this often, so that a restored battle equals a live one"""

KM_PER_WU: Final = 1.0
"""[km/wu] what the orbital HUD prints for a world unit (ORBIT.md section 1)"""

HULL_WU_PER_M: Final = 0.75
"""[wu/m] hulls are figures: a 15 wu shield standoff is canon's 20 m"""

NOBODY: Final = -1
"""a reference to no row"""

RACE: Final = 0
ARUME: Final = 1
SIDES: Final = ("race", "arume")

BOW: Final = 0
MIDDLE: Final = 1
STERN: Final = 2
COMPARTMENTS: Final = ("bow", "middle", "stern")

"""Tasks of surface units: what a unit may be about. Source: SURFACE.md section 10."""

TASK_HOLD = 0  # stay at the point and fight from there
TASK_ADVANCE = 1  # go to the point, fight on the way
TASK_FALL_BACK = 2  # go to the point, do not stop for anything
TASK_STRAFE = 3  # aircraft: run in on ground targets, go round, again
TASK_DELIVER = 4  # go to the point, let the cargo go, leave
TASK_SPLIT = 5  # fly to the point and split into fighters
TASK_STATION = 6  # hang at the point
TASK_AMBUSH = 7  # helicopters: pop up, fire, sink behind what hides
TASK_CHARGE = 8  # run at the nearest enemy, and go off
TASK_LEAVE = 9  # go off the map
TASK_ENGAGE = 10  # aircraft: volleys at a distance, then the merge
TASK_ESCORT = 11  # aircraft: fly about the unit it is about, and stand before what flies at it
TASK_BOMB = 12  # bombers: fly to the point, let the cargo go in range of it or when hurt
TASK_CRUISE = 13  # city missiles: fly low to the point, and down on it
TASK_CHASE = 14  # aircraft: run down what it is about
TASK_REGROUP = 15  # aircraft: come back to the point, fight only who comes near
TASK_BOUND = 16  # go to the point by bounds, one half moving while the other watches
TASK_STANDOFF = 17  # helicopters: fire from beyond the enemy's reach, from behind what hides
TASK_REDUCE = 18  # landcruisers: fire high explosive at the building it is about until its walls are gone
TASKS = (
    "hold", "advance", "fall_back", "strafe", "deliver", "split", "station", "ambush", "charge", "leave", "engage",
    "escort", "bomb", "cruise", "chase", "regroup", "bound", "standoff", "reduce",
)  # fmt: skip
AIR_TASKS = (
    TASK_CHARGE, TASK_ENGAGE, TASK_ESCORT, TASK_BOMB, TASK_CRUISE, TASK_CHASE, TASK_REGROUP,
)  # fmt: skip

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
TASKS = (
    "hold", "advance", "fall_back", "strafe", "deliver", "split", "station", "ambush", "charge", "leave",
)  # fmt: skip

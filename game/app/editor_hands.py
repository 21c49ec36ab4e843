"""The hand on the canvas: what pressing, dragging and letting go do with each tool; by mouse, or by the crosshair."""

from __future__ import annotations

import math
from typing import Any

import pygame

from game.app.editor_canvas import Canvas
from game.app.editor_forming import Forming
from game.editor.deeds import entries, forces, land, placing
from game.editor.deeds.common import Point
from game.editor.desk import Desk
from game.editor.panes.marks import Marks
from game.editor.things import Thing, height_of, inside, line_of, under
from game.editor.tools import BRUSHES

_SLOP_PX = 5.0  # a hand that moves less has clicked
_HANDLE_PX = 11.0
BRUSH_WU = (40.0, 60.0, 90.0, 140.0, 220.0, 340.0, 520.0)
STRENGTH = 0.12  # of the brush's radius, that one dab raises at most
_DAB = 0.35  # of the radius, from one dab of a stroke to the next
_FLYING = ("wings", "hover")


class Hands:
    """Follows one hand.

    tool: see editor/tools.py; unit: in hand while the tool is place
    drag: what is being dragged, "" for nothing; from_, to: where it began and is now [wu]
    """

    def __init__(self, desk: Desk, canvas: Canvas) -> None:
        self.desk, self.canvas = desk, canvas
        self.tool, self.unit = "select", ""
        self.size = 2  # of brush and crater, among BRUSH_WU
        self.drag = ""
        self.from_: Point = (0.0, 0.0)
        self.to: Point = (0.0, 0.0)
        self._from_px: Point = (0.0, 0.0)
        self._add = self._moved = False
        self._held: Thing | None = None
        self._under: list[Thing] = []
        self.dabs: list[float] = []
        self.forming = Forming(self)

    @property
    def radius(self) -> float:
        """Give the size of the brush. [wu]"""
        return BRUSH_WU[self.size]

    def take(self, tool: str, unit: str = "") -> None:
        """Take a tool in hand."""
        self.let_go()
        if tool != self.tool:
            self.forming.formation = ""
        self.tool, self.unit = tool, unit

    def let_go(self) -> None:
        """Stop what is being dragged; nothing comes of it."""
        self.drag, self.dabs, self._held = "", [], None

    @property
    def moved(self) -> Point:
        """Give how far what is chosen has been dragged. [wu]"""
        if self.drag != "move" or not self._moved:
            return (0.0, 0.0)
        if self.desk.snaps and self._held is not None:
            x, y = self._held.at
            at = self.desk.snapped((x + self.to[0] - self.from_[0], y + self.to[1] - self.from_[1]))
            return at[0] - x, at[1] - y
        return self.to[0] - self.from_[0], self.to[1] - self.from_[1]

    def _world(self, px: Point) -> Point:
        x, y = self.canvas.camera.to_world(px).tolist()
        return float(x), float(y)

    # ---- the hand -------------------------------------------------------------------------------------
    def press(self, px: Point, add: bool = False) -> None:
        """Press at a point of the window."""
        at = self._world(px)
        self._from_px, self.from_, self.to, self._add, self._moved = px, at, at, add, False
        if self.tool == "select":
            self._press_select(px, at)
        elif self.tool in ("zone", "pave"):
            self.drag, self.from_ = self.tool, self.desk.snapped(at)
        elif self.tool == "form" or (self.tool == "place" and not self._builds()):
            self.drag = "form" if self.tool == "form" else "row"
            self.from_ = self.to = self.forming.anchor(px, self.desk.snapped(at))
        elif self.tool in BRUSHES:
            self.drag, self.dabs = "stroke", [at[0]]
        else:
            self._click(at)

    def _press_select(self, px: Point, at: Point) -> None:
        desk, camera = self.desk, self.canvas.camera
        for thing in desk.chosen():
            if thing.kind == "force" and not desk.on_surface and math.dist(px, self.tip_of(thing)) < _HANDLE_PX:
                self.drag, self._held = "turn", thing
                return
            if thing.kind == "zone" and abs(math.dist(at, thing.at) - thing.reach) * camera.zoom < _HANDLE_PX:
                self.drag, self._held = "rim", thing
                return
        self._under = under(desk.things(), at, 1.0 / camera.zoom, desk.layers)
        if not self._under:
            self.drag = "box"
            return
        self._held = next((each for each in self._under if each.path in desk.picks), self._under[0])
        self.drag = "move"
        if self._held.path not in desk.picks and not self._add:
            desk.choose([self._held.path])
            self._under = []

    def tip_of(self, thing: Thing) -> Point:
        """Give where the handle is that turns a force. [px]"""
        x, y = self.canvas.camera.to_screen(thing.at).tolist()
        far = 34.0 * self.desk_scale
        return x + far * math.cos(thing.angle), y - far * math.sin(thing.angle)

    desk_scale = 1.0

    def move(self, px: Point) -> None:
        """Move the hand."""
        self.to = self._world(px)
        self._moved = self._moved or math.dist(px, self._from_px) >= _SLOP_PX
        if self.drag == "stroke" and abs(self.to[0] - self.dabs[-1]) >= _DAB * self.radius:
            self.dabs.append(self.to[0])

    def release(self, px: Point) -> None:
        """Let go."""
        drag, held = self.drag, self._held
        self.move(px)
        by = self.moved
        dabs = self.dabs
        if drag in ("form", "row"):
            self._form(drag)
        self.let_go()
        if drag == "stroke":
            kind: Any = self.tool
            self.desk.do(entries.paint, kind, dabs, self.radius, STRENGTH * self.radius)
        elif drag == "zone":
            self._zone()
        elif drag == "pave":
            self.desk.do(land.pave, self.from_[0], self.to[0])
        elif drag == "box":
            self._box()
        elif drag == "rim" and held is not None and self._moved:
            self.desk.do(forces.resize_zone, held.path, math.dist(held.at, self.to))
        elif drag == "turn" and held is not None and self._moved:
            angle = math.degrees(math.atan2(self.to[1] - held.at[1], self.to[0] - held.at[0]))
            self.desk.do(placing.face, [held.path], round(angle / 5.0) * 5.0 if self.desk.snaps else angle)
        elif drag == "move" and self._moved:
            self._drop(by)
        elif drag == "move" and held is not None:
            self._again(held)

    def _form(self, drag: str) -> None:
        """Let a force form up, or place what was drawn out; a click alone places one."""
        if drag == "form":
            self.forming.form()
        else:
            self._place(self.from_, row=self._moved)

    def _box(self) -> None:
        if self._moved:
            found = inside(self.desk.things(), self.from_, self.to, self.desk.layers)
            ships = [each.path for each in found if each.kind == "ship"]
            self.desk.choose(ships or [each.path for each in found], self._add)
        elif not self._add:
            self.desk.choose(())

    def _again(self, held: Thing) -> None:
        """Click on what was chosen already: what lies under it is meant, or no longer this."""
        if self._add:
            self.desk.choose([held.path], True)
            return
        below = [each.path for each in self._under]
        if len(below) > 1 and held.path in below:
            self.desk.choose([below[(below.index(held.path) + 1) % len(below)]])
        else:
            self.desk.choose([held.path])

    def _drop(self, by: Point) -> None:
        desk = self.desk
        paths = desk.movable()
        if by == (0.0, 0.0) or not paths:
            return
        corners = [path for path in paths if path[:2] == ("land", "line_wu")]
        if len(corners) == 1 and len(paths) == 1:
            x, y = desk.session.level.get(corners[0])
            desk.do(land.move_corner, int(corners[0][2]), x + by[0], y + by[1])
        else:
            desk.do(placing.move, [path for path in paths if path not in corners], by)

    def _zone(self) -> None:
        radius = math.dist(self.from_, self.desk.snapped(self.to))
        radius = radius if self._moved and radius > 1.0 else 150.0 / self.canvas.camera.zoom
        if self.desk.do(forces.add_zone, "New zone", self.from_, radius):
            self.desk.choose([("zone", len(self.desk.data["zone"]) - 1)])

    # ---- clicks ---------------------------------------------------------------------------------------
    def _click(self, at: Point) -> None:
        """Do what a tool does where it is clicked."""
        desk = self.desk
        spot = desk.snapped(at)
        if self.tool == "place":
            self._place(spot)
        elif self.tool == "camera":
            desk.do(placing.set_camera, spot)
        elif self.tool == "way":
            self._way(spot)
        elif self.tool == "reference" and desk.do(entries.add_reference, "New reference point", spot):
            desk.choose([("reference", len(desk.data["reference"]) - 1)])
        elif self.tool == "corner":
            desk.do(land.add_corner, spot[0], spot[1])
        elif self.tool == "trench" and desk.do(land.dig_trench, spot[0]):
            desk.choose([("land", "trench", len(desk.data["land"]["trench"]) - 1)])
        elif self.tool == "crater" and desk.do(entries.add_crater, spot[0], self.radius / 2.0):
            desk.choose([("land", "crater", len(desk.data["land"]["crater"]) - 1)])

    def _way(self, at: Point) -> None:
        chosen = self.desk.forces()
        if not chosen:
            self.desk.say("Choose the force that is to go there first.", "warning")
            return
        y = at[1] if self._flies(chosen[0]) else height_of(line_of(self.desk.data), at[0])
        self.desk.together("Send forces", [(placing.set_path, path, (at[0], y)) for path in chosen])

    def _flies(self, force: Any) -> bool:
        units = self.desk.library.surface_units
        ships = self.desk.session.level.get((*force, "ship")) or []
        known = [each["unit"] for each in ships if isinstance(each, dict) and str(each.get("unit")) in units]
        kinds = [units[unit].body.move for unit in known]
        return bool(kinds) and all(kind in _FLYING for kind in kinds)

    def _builds(self) -> bool:
        """Say whether a building is in hand."""
        rule = self.desk.library.surface_units.get(self.unit)
        return self.desk.on_surface and rule is not None and rule.role == "building"

    def at_hand(self, px: Point) -> Point:
        """Give the place under a point as the hand means it. [wu]"""
        return self.desk.snapped(self._world(px))

    def _place(self, at: Point, row: bool = False) -> None:
        """Put the unit in hand down, into the chosen force where it is one of its side. row: several of it"""
        desk, unit = self.desk, self.unit
        rules: Any = desk.library.surface_units if desk.on_surface else desk.library.units
        rule = rules[unit]
        own = next((path for path in desk.forces() if desk.session.level.get((*path, "side")) == rule.side), None)
        if desk.on_surface and rule.role == "building":
            done = desk.do(land.build, desk.library, unit, at[0])
        else:
            if desk.on_surface and rule.body.move not in _FLYING:
                at = (at[0], height_of(line_of(desk.data), at[0]))
            own = None if row else own
            done = self.forming.row(at) if row else desk.do(placing.place, desk.library, unit, at, own)
        if done:
            found = own if own is not None and rule.role != "building" else self._last(rule.name, unit)
            ships = desk.session.level.get((*found, "ship"))
            desk.choose([(*found, "ship", len(ships) - 1)])

    def _last(self, name: str, unit: str) -> Any:
        """Find the force that a unit was just put into: the last one that ends with it."""
        tables = self.desk.data.get("force", [])
        ends = [n for n, force in enumerate(tables) if force.get("ship") and force["ship"][-1].get("unit") == unit]
        return ("force", ends[-1])

    # ---- picture --------------------------------------------------------------------------------------
    def draw(self, surface: pygame.Surface, marks: Marks, px: Point) -> None:
        """Draw what the hand is about to do. px: where it is"""
        camera, desk = self.canvas.camera, self.desk
        at = self._world(px)
        if self.drag == "box" and self._moved:
            marks.box(surface, self._from_px, tuple(camera.to_screen(self.to)))
        elif self.drag == "zone":
            marks.ring(surface, camera, self.from_, math.dist(self.from_, self.to))
        elif self.drag == "rim" and self._held is not None:
            marks.ring(surface, camera, self._held.at, math.dist(self._held.at, self.to))
        elif self.drag == "turn" and self._held is not None:
            pygame.draw.aaline(surface, marks.kit.theme.text, camera.to_screen(self._held.at).tolist(), px)
        elif self.drag == "pave":
            line = line_of(desk.data)
            marks.line(surface, camera, [(x, height_of(line, x)) for x in (self.from_[0], self.to[0])],
                       marks.kit.theme.arume, 3)  # fmt: skip
        elif self.drag == "stroke" and line_of(desk.data):
            kind: Any = self.tool
            line = land.brushed(line_of(desk.data), kind, self.dabs, self.radius, STRENGTH * self.radius)
            marks.line(surface, camera, line, marks.kit.theme.text, 2)
        if self.tool == "form" or self.drag == "row":
            self.forming.draw(surface, marks, px)
        elif self.tool in BRUSHES or self.tool == "crater":
            radius = self.radius if self.tool in BRUSHES else self.radius / 2.0
            marks.ring(surface, camera, (at[0], height_of(line_of(desk.data), at[0])), radius)
        elif self.tool == "place":
            rules: Any = desk.library.surface_units if desk.on_surface else desk.library.units
            label = marks.kit.face.body(rules[self.unit].name, 12.5, marks.kit.theme.side(rules[self.unit].side))
            surface.blit(label.surface, (px[0] + 12, px[1] + 8), special_flags=pygame.BLEND_PREMULTIPLIED)

"""The battle scene of the surface: one battle in the window, from its first tick to its debrief."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import pygame

from game.app import settings as choices
from game.app.bindings import PAD
from game.app.choice import Choice
from game.app.cruiser_hands import look_ahead
from game.app.fight_scene import FightScene
from game.app.ground_eye import GroundEye
from game.app.ground_mouse import GroundMouse
from game.app.ground_news import GroundNews
from game.app.ground_pad import GroundPad
from game.app.ground_pilot import GroundPilot
from game.app.ground_sights import GroundSights
from game.app.ground_sounds import GroundSounds
from game.app.keys import Held, held_keys
from game.app.scene import Stage
from game.app.seats import seat_of
from game.app.tutor import Tutor
from game.sim.snapshot import Recorder
from game.ui.cruiser_units import is_cruiser
from game.ui.flight_units import is_winged
from game.ui.flight_veil import draw_veil
from game.ui.ground_advice import advise
from game.ui.ground_build import ground_state
from game.ui.ground_console import GroundConsole
from game.ui.ground_hud import GroundHud
from game.ui.ground_units import name_of, player_row
from game.ui.kit import Silhouette
from game.view.camera import ZOOM_EASE_S, ZOOM_STOPS, Camera
from game.view.figures import Figures
from game.view.surface.heat import Heat
from game.view.surface_view import SurfaceView
from game.world.components import Body
from game.world.conning import is_ship
from game.world.surface import STILL, Foot, Unit
from game.world.surface_world import SurfaceWorld

_ROOMY, _LIFT = 620.0, 0.18  # [units] a display so high leaves the ground where it lies
_ARMOUR_LIFT = 0.05  # over the strip of a platoon
_OPENING_ZOOM, _OPENING_PX = 1.25, 720.0  # on foot, in a window so high


def ghosts(figures: Figures) -> Silhouette:
    """Make the display's drawings of units from the figures of the battle."""
    return lambda name, colour, size: figures.silhouette(name, size, colour)


def lift_for(height: float) -> float:
    """Give how much higher the ground lies over a display that takes much of the window. height: of that, in units"""
    return min(max((_ROOMY / max(height, 1.0) - 1.0) * _LIFT, 0.0), _LIFT)


def console_of(world: SurfaceWorld, autopilot: bool) -> GroundConsole:
    """Make the console of a battle that begins."""
    own = player_row(world)
    console = GroundConsole(world.serial(own), world.player_side, autopilot=autopilot)
    if own >= 0:
        console.name, console.group = name_of(world, own), int(world.units[Unit].group[own])
        console.aim = console.stood = world.place(own)
        console.flies, console.drives = is_winged(world, own), is_cruiser(world, own)
        console.conns = is_ship(world, own)
        look_ahead(world, console)
    return console


def take_up(world: SurfaceWorld, console: GroundConsole) -> None:
    """Let the console of a battle that was brought back know who commands whom."""
    unit, own = world.units[Unit], player_row(world)
    rows = world.units.rows(Body, Unit)
    served = rows[unit.manned[rows] & (unit.move[rows] == STILL)]
    console.manned = world.serial(int(served[0])) if own >= 0 and len(served) else -1
    console.autopilot = own >= 0 and not bool(unit.manned[own])
    console.fallen = own < 0


class GroundScene(FightScene):
    """Runs picture, display, sound and input of one battle on the surface."""

    console: GroundConsole

    def __init__(
        self, stage: Stage, choice: Choice, view: SurfaceView, recorder: Recorder | None = None
    ) -> None:
        super().__init__(stage, choice, recorder)
        self.view = view
        self.console = console_of(self.world, choice.autopilot)
        self.tutor = Tutor(choice.level, self.console)
        if choice.checkpoint is not None:
            take_up(self.world, self.console)
        self.pilot = GroundPilot(self.console)
        self.eye = GroundEye(self.camera, self.console)
        self.heat = Heat()
        self.sights = GroundSights(self.console, self.camera)
        self.news = GroundNews(choice.level, self.console)
        self.sounds = GroundSounds(stage.board, self.console)
        self._acts = self._actions()
        self.resize()
        self.mouse = GroundMouse(self.hud, self.pilot, self.eye, self.act, self.stays)
        self.pad = GroundPad(stage, self.pilot, self.act)
        self.camera.aloft = self.console.flies
        self.camera.zoom_to(self._opening_zoom())
        self.camera.update(ZOOM_EASE_S)  # from the first picture on, not eased to
        self.eye.start(self.world)
        self.pilot.watch_target(self.world)
        if choice.checkpoint is not None:
            self.view.recall(self.world, cast(SurfaceWorld, choice.begin().simulation.world))
        self.greet()

    @property
    def world(self) -> SurfaceWorld:
        """Give the battle's world."""
        return cast(SurfaceWorld, self.simulation.world)

    @property
    def camera(self) -> Camera:
        """Give what looks at the battle."""
        return self.view.camera

    def resize(self) -> None:
        """Fit picture and display into the window, and follow the settings."""
        settings, view = self.stage.settings, self.view
        if view.camera.size != self.stage.size:
            view.resize(self.stage.size)
        self.hud = GroundHud(
            self.hud_size, settings.text, settings.palette, ghosts(view.figures), self.stage.portraits
        )
        if hasattr(self, "mouse"):
            self.mouse.hud = self.hud
        view.camera.lift = lift_for(self.stage.size[1] / settings.text) + _ARMOUR_LIFT * self.console.drives
        view.camera.shake_setting = settings.shake
        self.console.aid, self.console.hands.stick = settings.aid, settings.direct_stick
        view.suit(settings.calm, settings.palette == "colour_blind")

    @property
    def context(self) -> str:  # type: ignore[override]
        """Say whose controls count: of what the player is."""
        return seat_of(self.console).context

    def _opening_zoom(self) -> float:
        """Give the zoom a battle opens with: near to who is on foot, whatever the window; aircraft need the sky."""
        own = player_row(self.world)
        if own < 0 or not self.world.units.holds(own, Foot):
            return 1.0
        return min(max(_OPENING_ZOOM * self.camera.size[1] / _OPENING_PX, 1.0), ZOOM_STOPS[-1])

    # ---- time ---------------------------------------------------------------------------------------
    def update(self, real_dt: float) -> None:
        """Tick while ticks are due; then let interface, camera and sound follow."""
        world, console = self.world, self.console
        self.mouse.pass_time(real_dt)
        self.pad.aim(world, self.camera)
        self.sights.mind(world)
        self.pass_battle(real_dt, 1.0)
        self.view.drift = self.eye.move(world, self._held(), real_dt, self.pace.alpha)
        if not console.autopilot:
            self.pilot.aim(world, self.camera)
        self.pilot.watch_target(world)
        line = console.pass_time(real_dt)
        if line is not None:
            self.stage.board.speak(line.text, line.side, line.speaker)
        console.keys = self.labels()
        console.hints = advise(world, console, console.keys)
        self.tutor.teach(world, real_dt, console.keys, self.stage.pad.used)
        self.sounds.update(world, self.camera, real_dt)
        console.captions = self.stage.captions()
        self.watch_end(real_dt)

    def is_there(self) -> bool:
        """Say whether the player's soldier is still in the battle."""
        return not self.console.gone

    def _tick(self) -> None:
        world = self.world
        if not self.simulation.over:
            self.pilot.hold(world, self.camera, self._held())
        events = self.advance(self.pilot.take())
        self.view.consume(world, events)
        self.sounds.take(world, events)
        self.news.take(world, events)
        self.sights.take(world, events)

    # ---- input --------------------------------------------------------------------------------------
    def handle(self, event: pygame.event.Event) -> None:
        """Take one event."""
        if event.type == pygame.WINDOWFOCUSLOST:
            self.mouse.let_go()
            self._lose_focus()
        elif self.simulation.over and self._skips(event):
            self._finish()
        elif event.type in (pygame.KEYDOWN, pygame.KEYUP):
            self.tutor.stir()
            self.on_key(event)
        elif (click := self.as_click(event)) is not None:
            before = self.tutor.seen()
            self.mouse.handle(self.world, self.camera, click)
            self.tutor.after_mouse(before, event.type)

    def on_pad(self, control: str, down: bool) -> None:
        """Do what a control of a gamepad asks for; who has lost his vehicle becomes another by any of them."""
        super().on_pad("" if down and self._is_lost(control) else control, down)

    def _is_lost(self, control: str) -> bool:
        pages = self.stage.bindings.action(self.context, control, PAD) in ("menu", "help")
        lost = self.console.drives and self.console.gone and not pages
        if lost:
            self.act("take_over")
        return lost

    def do(self, action: str, down: bool) -> None:
        """Do what a control asks for that went down or up."""
        if action == "trigger":
            self.pad.pull(down, self.stays("trigger"))
        elif down and not self.pad.do(self.world, action):
            self.act(action)

    def _held(self) -> Held:
        return self.asked(held_keys())

    def act(self, action: str) -> None:
        """Do what a key or a button asks for."""
        self.tutor.act(action)
        if action in self._acts:
            self._acts[action]()
        else:
            self.pilot.act(self.world, action)
        if action == "stick" and self.console.flies:
            self.stage.settings.direct_stick = self.console.hands.stick
            choices.save(self.stage.settings)

    def _actions(self) -> dict[str, Callable[[], None]]:
        """Give what the scene itself does; everything else is for the pilot."""
        return self.time_actions() | {
            "zoom_in": lambda: self.eye.zoom(1),
            "zoom_out": lambda: self.eye.zoom(-1),
            "zoom_free": self.eye.let_zoom,
            "look": lambda: self.sights.look(self.world),
            "follow": lambda: self.console.note(f"View follows {self.eye.next()}"),
        }

    def go(self, scene: Any) -> None:
        """End here, or rest under a page; the pointer is the window's again."""
        self.mouse.let_go()
        pygame.mouse.set_visible(True)
        super().go(scene)

    # ---- picture ------------------------------------------------------------------------------------
    def draw(self, surface: pygame.Surface) -> None:
        """Draw battle and display; where there is a crosshair, the pointer is not shown."""
        self.view.own = self.console.own
        picture = self.view.draw(self.world, self.pace.alpha, *self.take_dt())
        if self.console.drives and self.console.cruiser.thermal and not self.console.autopilot:
            self.heat.draw(picture, self.view, self.world, self.pace.alpha)
        surface.blit(picture, (0, 0))
        state = ground_state(self.world, self.console, self.camera, self.labels())
        if state.flight is not None:
            draw_veil(surface, state.flight, self.stage.settings.calm)
        if not self.console.covered:
            flown = state.flight is not None and state.flight.sight is not None and state.flight.sight.fly is not None
            laid = state.cruiser is not None and state.cruiser.sight is not None and self.console.by_pointer
            pygame.mouse.set_visible(state.reticle is None and not ((flown or laid) and not self.console.over))
        self.hud.draw(surface, state)

    def last_picture(self) -> pygame.Surface:
        """Give the battle as it was drawn last, without the display."""
        return self.view.frame.surface

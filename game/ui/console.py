"""The console: what the player has selected, aimed at and been told. State of the interface, never of the battle."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from game.base.vectors import Rows
from game.ui.hud_state import Message, RadioLine
from game.ui.lesson_panel import LessonPrompt
from game.view.captions import Caption
from game.world.commands import Command
from game.world.components import Body, Ship
from game.world.world import World

LEAST_RADIO_S = 5.0
_S_PER_LETTER = 0.055
_MESSAGE_S = 4.0
NEWS_S = 6.0
"""[s] how long something is announced in the middle of the screen"""
PULSE_S = 0.7


@dataclass
class Pulse:
    """A mark where an order was given, fading away: kind is move, attack, escort or withdraw.

    at: [wu]
    """

    at: tuple[float, float]
    kind: str
    age_s: float = 0.0


@dataclass
class Console:
    """What the interface remembers between pictures. Ships are remembered by serial, which is theirs for good.

    covered: whether a page lies over the battle
    closing: heading, tone and reason once the battle has ended
    news: heading and words shown in the middle, and how long already [s]; None for none; news_tone: its tone
    aiming: move or genocide while a click will say where
    on_line: in words, what a shot along the aimed line would strike
    pointer: [px] where the mouse is; by_pointer: it aims the cannon, having moved; over: the control under it
    slider: the consumer that the keys change, -1 for none
    given: serial of a target that nobody chose, which has to be confirmed; -1 once it is
    formation: the one the chooser shows, -1 while it is shut
    bow_target: serial of what the forward cannon follows, -1 for none
    squads: number -> serials; pending: commands that wait for the next tick
    captions: what is heard, in words
    keys: what the controls are called now, by action
    lesson: the step shown, where the battle is a lesson
    party, scroll: the group opened in the list of ships, and how far that is scrolled
    """

    own: int = -1
    side: int = 0
    target: int = -1
    given: int = -1
    selected: set[int] = field(default_factory=set)
    salvo: int = 6
    together: bool = True
    autopilot: bool = False
    paused: bool = False
    pause_reason: str = ""
    covered: bool = False
    speed: float = 1.0
    box: tuple[float, float, float, float] | None = None
    aiming: str = ""
    on_line: str = ""
    radio: RadioLine | None = None
    waiting: list[RadioLine] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    hints: list[tuple[str, str]] = field(default_factory=list)
    pulses: list[Pulse] = field(default_factory=list)
    closing: tuple[str, str, str] | None = None
    news: tuple[str, str, float] | None = None
    news_tone: str = "danger"
    pointer: tuple[float, float] = (0.0, 0.0)
    by_pointer: bool = False
    over: str = ""
    slider: int = -1
    formation: int = -1
    bow_target: int = -1
    focus: bool = False
    map: bool = False
    squads: dict[int, set[int]] = field(default_factory=dict)
    pending: list[Command] = field(default_factory=list)
    captions: list[Caption] = field(default_factory=list)
    party: str = ""
    keys: dict[str, str] = field(default_factory=dict)
    scroll: int = 0
    lesson: LessonPrompt | None = None

    def choose(self, serial: int) -> None:
        """Aim at what the player himself has picked."""
        self.target, self.given = serial, -1

    def key(self, action: str) -> str:
        """Give what the control is called that asks for an action now."""
        return self.keys.get(action, action)

    @property
    def unasked(self) -> bool:
        """Whether the target is one that the player did not choose."""
        return self.target >= 0 and self.target == self.given

    def hear(self, line: RadioLine) -> None:
        """Queue a radio line; one is shown at a time."""
        self.waiting.append(line)

    def note(self, text: str, tone: str = "plain") -> None:
        """Show a passing message; the same text again only renews it."""
        self.messages = [message for message in self.messages if message.text != text][-3:]
        self.messages.append(Message(text, 0.0, tone))

    def pass_time(self, dt: float) -> RadioLine | None:
        """Age radio and messages by real time.

        Returns: the line that begins now, to be spoken
        """
        for pulse in self.pulses:
            pulse.age_s += dt
        self.pulses = [pulse for pulse in self.pulses if pulse.age_s < PULSE_S]
        if self.news is not None:
            title, line, age_s = self.news
            self.news = (title, line, age_s + dt) if age_s + dt < NEWS_S else None
        for message in self.messages:
            message.age_s += dt
        self.messages = [message for message in self.messages if message.age_s < _MESSAGE_S]
        if self.radio is not None:
            self.radio.age_s += dt
            if self.radio.age_s >= reading_s(self.radio.text, 0.6 if self.waiting else 1.0):
                self.radio = None
        if self.radio is None and self.waiting:
            self.radio = self.waiting.pop(0)
            return self.radio
        return None


def reading_s(text: str, hurry: float = 1.0) -> float:
    """Give how long a line of the radio stays. hurry: of its least time, while others wait [s]"""
    return max(LEAST_RADIO_S * hurry, len(text) * _S_PER_LETTER)


def row_of(world: World, serial: int) -> int:
    """Find the row of the ship with a serial, -1 when it is not in the battle."""
    rows = world.units.rows(Body, Ship)
    found = rows[world.units[Body].serial[rows] == serial]
    return int(found[0]) if len(found) else -1


def rows_of(world: World, serials: set[int]) -> Rows:
    """Find the rows of ships by serial, in order."""
    rows = world.units.rows(Body, Ship)
    if not serials:
        return rows[:0]
    return rows[np.isin(world.units[Body].serial[rows], np.fromiter(serials, np.int64, len(serials)))]


def lead_row(world: World, console: Console) -> int:
    """Find the ship whose weapons the display tells of: the own, or the first selected once that is gone; or -1."""
    own = row_of(world, console.own)
    if own >= 0:
        return own
    rest = rows_of(world, console.selected)
    return int(rest[0]) if len(rest) else -1


def rows_of_side(world: World, side: int) -> Rows:
    """Find the rows of a side's ships, in order."""
    rows = world.units.rows(Body, Ship)
    return rows[world.units[Body].side[rows] == side]


def player_row(world: World) -> int:
    """Find the player's own ship, -1 when it is gone."""
    rows = world.units.rows(Body, Ship)
    own = rows[world.units[Ship].player[rows]]
    return int(own[0]) if len(own) else -1

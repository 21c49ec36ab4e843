"""The desk: what is open and chosen in the editor's window, without anything of the window itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.base.errors import GameError, KeyPath
from game.editor.deeds import copying, forces, placing
from game.editor.deeds.common import Point, is_force, is_ship
from game.editor.document import ChangedOnDisk
from game.editor.draft import Draft
from game.editor.forms import form_at
from game.editor.found import Found
from game.editor.history import Mismatch
from game.editor.looking import Looked, Looker
from game.editor.session import Session
from game.editor.things import LAYERS, Thing, things_of
from game.editor.writing import Refused
from game.rules.library import Library

SETTLES_S = 0.15  # after the last change the level is looked at again
GRIDS = (10.0, 25.0, 50.0, 100.0, 250.0, 500.0)
_SAYS_S = 6.0


@dataclass
class Saying:
    """The line at the foot of the window. tone: plain, good or warning"""

    text: str = ""
    tone: str = "plain"
    left_s: float = 0.0


class Desk:
    """One level on the desk.

    picks:  what is chosen, by path; shown: the table whose form is open
    look:   what the level looks like, as far as it is known; version: grows with every change
    """

    clipboard = ""
    """what was copied last, whatever level it came from"""

    def __init__(self, session: Session, library: Library) -> None:
        self.session, self.library = session, library
        self.looker = Looker(library)
        self.picks: list[KeyPath] = []
        self.shown: KeyPath = ()
        self.layers = {name: name not in ("grid", "heat") for name in LAYERS}
        self.grid_wu, self.snaps = 50.0, False
        self.look = Looked("")
        self.version = 0
        self.saying = Saying()
        self.conflict = False
        """the file was changed by something else since: saving asks what to do"""
        self._things: tuple[tuple[int, int], list[Thing]] = ((-1, -1), [])
        self._since_s = SETTLES_S
        self._asked = ""
        for note in session.notes:
            self.say(note, "warning")
        session.notes.clear()

    # ---- looking --------------------------------------------------------------------------------------
    @property
    def data(self) -> Any:
        """Give what the level says."""
        return self.session.level.data

    @property
    def on_surface(self) -> bool:
        """Say whether the level plays on the ground."""
        return bool(self.data.get("theatre") == "surface")

    @property
    def title(self) -> str:
        """Give what the level is called."""
        return str(self.data.get("title") or self.data.get("id") or "Untitled")

    @property
    def file(self) -> Path | None:
        """Give its file."""
        return self.session.level.path

    @property
    def fresh(self) -> bool:
        """Say whether what is known of the level is of the text as it stands."""
        return self.look.text == self.session.level.text

    def things(self) -> list[Thing]:
        """List what stands on the canvas."""
        key = (self.version, id(self.look))
        if self._things[0] != key:
            self._things = (key, things_of(self.data, self.look.places))
        return self._things[1]

    def chosen(self) -> list[Thing]:
        """List the chosen things that have a place."""
        picked = set(self.picks)
        return [thing for thing in self.things() if thing.path in picked]

    def update(self, dt: float) -> bool:
        """Let time pass. Returns: whether something new is known of the level"""
        self.saying.left_s = max(0.0, self.saying.left_s - dt)
        self._since_s += dt
        text = self.session.level.text
        if text != self._asked and self._since_s >= SETTLES_S:
            self._asked = text
            self.looker.ask(self.session.level)
        found = self.looker.poll()
        if found is None:
            return False
        if found.simulation is None:  # the last picture that made sense stays
            old = self.look
            found = Looked(found.text, found.problems, found.rule, old.simulation, old.places, found.trouble)
        self.look = found
        return True

    def say(self, text: str, tone: str = "plain") -> None:
        """Say something at the foot of the window."""
        self.saying = Saying(text, tone, _SAYS_S)

    # ---- choosing -------------------------------------------------------------------------------------
    def choose(self, paths: Iterable[KeyPath], add: bool = False) -> None:
        """Choose things; add: beside those already chosen, or no longer where they were."""
        wanted = list(dict.fromkeys(paths))
        if add:
            kept = [path for path in self.picks if path not in wanted]
            wanted = kept + [path for path in wanted if path not in self.picks]
        self.picks = wanted
        self.show(wanted[-1] if wanted else ())

    def show(self, path: KeyPath) -> None:
        """Open the form of a table, or of the one that a path lies in."""
        while path and form_at(self.data, path, self.library) is None:
            path = path[:-1]
        self.shown = path

    def _prune(self) -> None:
        level = self.session.level
        self.picks = [path for path in self.picks if level.get(path) is not None]
        if self.shown and level.get(self.shown) is None:
            self.show(self.shown[:-1])

    # ---- doing ----------------------------------------------------------------------------------------
    def do(self, deed: Callable[..., str], *args: Any, merge: str = "", **more: Any) -> bool:
        """Do a deed; what is refused is said. Returns: whether anything changed"""
        try:
            done = self.session.do_on(merge, deed, *args, **more) if merge else self.session.do(deed, *args, **more)
        except (Refused, GameError) as error:
            self.say(str(error), "warning")
            return False
        self._after()
        return done

    def hold(self, deed: Callable[..., str], *args: Any) -> None:
        """Show what a deed would do while a hand drags; `settle` makes one change of it, `let_go` takes it back."""
        try:
            self.session.hold(deed, *args)
        except (Refused, GameError) as error:
            self.say(str(error), "warning")
        self.version += 1

    def settle(self) -> None:
        """Make one change of what was held."""
        self.session.settle()
        self._after()

    def let_go(self) -> None:
        """Take back what was held."""
        self.session.let_go()
        self._after()

    def together(self, name: str, deeds: Iterable[tuple[Any, ...]]) -> bool:
        """Do several deeds as one change, or none of them."""
        try:
            with self.session.together(name):
                for deed, *args in deeds:
                    self.session.do(deed, *args)
        except (Refused, GameError) as error:
            self.say(str(error), "warning")
            return False
        finally:
            self._after()
        return True

    def _after(self) -> None:
        self.version += 1
        self._since_s = 0.0
        self._prune()
        for note in self.session.notes:
            self.say(note, "warning")
        self.session.notes.clear()

    def jump(self, at: int) -> None:
        """Go to where so many changes are done."""
        history = self.session.history
        before = history.at
        try:
            moved = self.session.jump(at)
        except Mismatch as error:
            self.say(str(error), "warning")
            return
        if moved:
            names = history.names
            back = history.at < before
            self.say(f"{'Undone' if back else 'Done again'}: {names[history.at if back else history.at - 1]}")
        else:
            self.say("There is nothing more to undo." if at < before else "There is nothing to do again.")
        self._after()

    def recover(self) -> None:
        """Take back the work of an earlier session."""
        self.session.recover()
        self._after()
        self.say("The earlier session's changes are back; undo goes through them.", "good")

    # ---- what is chosen ---------------------------------------------------------------------------------
    def movable(self) -> list[KeyPath]:
        """Give what moves when the hand drags what is chosen: in orbit a ship's whole force."""
        picks = [path[:2] if is_ship(path) and not self.on_surface else path for path in self.picks]
        return [path for path in dict.fromkeys(picks) if path and path[:2] != ("land", "hard_wu")]

    def forces(self) -> list[KeyPath]:
        """Give the forces that are chosen, or that chosen ships belong to."""
        return list(dict.fromkeys(path[:2] for path in self.picks if is_force(path) or is_ship(path)))

    def snapped(self, at: Point) -> Point:
        """Give a place as the hand means it: on the grid while it snaps."""
        if not self.snaps:
            return at
        return round(at[0] / self.grid_wu) * self.grid_wu, round(at[1] / self.grid_wu) * self.grid_wu

    def delete(self) -> None:
        """Take away what is chosen, and whatever names it."""
        if self.do(placing.delete, self.picks, True):
            self.choose(())

    def copy(self) -> bool:
        """Copy what is chosen."""
        draft: Draft = self.session.level.draft()
        try:
            Desk.clipboard = copying.copied(draft, self.picks)
        except Refused as error:
            self.say(str(error), "warning")
            return False
        self.say(f"Copied {len(self.picks)}." if self.picks else "Nothing is chosen.")
        return bool(self.picks)

    def paste(self, at: Point | None) -> None:
        """Paste what was copied, its middle at a place."""
        into = next((path for path in (self.shown[:2], *self.forces()) if path[:1] in (("force",), ("trigger",))), None)
        before = {key: len(self.data.get(key, [])) for key in ("force", "zone", "reference")}
        if self.do(copying.paste, Desk.clipboard, at, into):
            self.choose([(key, n) for key, count in before.items() for n in range(count, len(self.data.get(key, [])))])

    def group(self) -> None:
        """Make a force of the chosen ships."""
        count = len(self.data.get("force", []))
        if self.do(forces.group, self.picks, "New force") and self.data.get("force"):
            self.choose([("force", len(self.data["force"]) - 1 if count else 0)])

    # ---- the disk -------------------------------------------------------------------------------------
    def save(self, anyway: bool = False) -> bool:
        """Write the level into its file."""
        try:
            self.session.save(anyway=anyway)
        except ChangedOnDisk as error:
            self.conflict = True
            self.say(f"{error} Save again to write over it; its text is kept beside it as a backup.", "warning")
            return False
        except GameError as error:
            self.say(str(error), "warning")
            return False
        self.conflict = False
        self.say(f"Saved in {self.file}", "good")
        return True

    def close(self) -> None:
        """Let go of everything; what is not saved stays in the journal."""
        self.looker.close()
        try:
            self.session.close()
        except GameError as error:
            self.say(str(error), "warning")

    def problems(self) -> tuple[Found, ...]:
        """Give what is wrong, as far as it is known."""
        return self.look.problems

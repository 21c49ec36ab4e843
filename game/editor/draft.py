"""A draft: a level's text while a deed changes it, by path; checked as a whole before it becomes the level."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any

from game.base.errors import ContentError, KeyPath, at_path, key_text
from game.editor.block_edits import Gaps, removed, renamed, replaced, stands_at, with_header_name, written
from game.editor.block_places import entry_place, new_block, table_place
from game.editor.syntax import Block, blocks_of, located
from game.editor.writing import (
    Order,
    Refused,
    changed,
    with_entry,
    with_entry_moved,
    without_entry,
    write,
)
from game.rules.document import Document, parse_toml

_MISSING = object()


class Draft:
    """What a deed changes: `get` reads, the others write, each by key path.

    data: what the text says, plain lists and tables; treat as read-only
    Law: after every change the text, read anew, says what `data` says; `finish` holds that.
    """

    def __init__(self, document: Document, newline: str, order: Order, blocks: list[Block] | None = None) -> None:
        self.path, self.newline, self.order = document.path, newline, order
        self.data: dict[str, Any] = copy.deepcopy(dict(document.data))
        self.blocks = list(blocks) if blocks is not None else blocks_of(document.text)

    # ---- reading --------------------------------------------------------------------------------------
    def get(self, path: KeyPath, default: Any = None) -> Any:
        """Give what stands at a path."""
        return at_path(self.data, path, default)

    def has(self, path: KeyPath) -> bool:
        """Say whether anything stands at a path."""
        return self.get(path, _MISSING) is not _MISSING

    # ---- writing --------------------------------------------------------------------------------------
    def set(self, path: KeyPath, value: Any) -> None:
        """Write a value; None takes the key away. Tables on the way are made.

        Raises: Refused when the path leads nowhere
        """
        if value is None:
            if self.has(path):
                self.remove(path)
            return
        if self.get(path, _MISSING) == value and type(self.get(path)) is type(value):
            return
        if self._headers(path):
            self._replace_headers(path, value)
            return
        self._put(path, value)
        at = self._block(path)
        block, inside = self.blocks[at], path[len(self.blocks[at].path) :]
        if not block.path and self._wants_header(inside, value):
            self._new_table(path, value)
            return
        body = written(block, inside, value, self.newline, self.order)
        self.blocks[at] = block._replace(body=body)

    def remove(self, path: KeyPath) -> None:
        """Take away a key, a table or one entry of a list. Raises: Refused when there is none."""
        self._need(path)
        holder = self.get(path[:-1])
        del holder[path[-1]]
        if self._headers(path):
            self._drop(path)
            self._forget_empty(path[:-1])
            return
        at = self._block(path)
        block, inside = self.blocks[at], path[len(self.blocks[at].path) :]
        if isinstance(path[-1], int):
            place = path[-1]
            self._edit_list(path[:-1], lambda text: without_entry(text, place, self.newline))
        else:
            self.blocks[at] = block._replace(body=removed(block, inside, self.order))
            self._forget_empty(path[:-1])

    def insert(self, path: KeyPath, index: int, value: Any) -> None:
        """Put a value into a list before `index`; the list is made where there is none."""
        there = self.get(path)
        if there is None or (there == [] and len(path) == 1 and isinstance(value, Mapping)):
            if there == []:
                self.remove(path)
            self.set(path, [value])
            return
        if not isinstance(there, list) or not 0 <= index <= len(there):
            raise Refused(f"Nothing can be put into '{key_text(path)}' at {index}.")
        headers = bool(self._headers((*path, 0)))
        if headers and not isinstance(value, Mapping):
            raise Refused(f"'{key_text(path)}' holds tables.")
        there.insert(index, copy.deepcopy(_plain(value)))
        if headers:
            self._new_entry(path, index, len(there) - 1, value)
            return
        flat = any(isinstance(part, str) for part in path[len(self.blocks[self._block(path)].path) + 1 :])
        self._edit_list(path, lambda text: with_entry(text, index, write(value), self.newline, flat))

    def append(self, path: KeyPath, value: Any) -> KeyPath:
        """Put a value at the end of a list. Returns: its path"""
        index = len(self.get(path) or [])
        self.insert(path, index, value)
        return (*path, index)

    def move(self, path: KeyPath, old: int, new: int) -> None:
        """Put one entry of a list elsewhere in it, its comments with it. new: where it stands afterwards"""
        there = self.get(path)
        if not isinstance(there, list) or not (0 <= old < len(there) and 0 <= new < len(there)):
            raise Refused(f"'{key_text(path)}' has no such places.")
        if old == new:
            return
        there.insert(new, there.pop(old))
        if not self._headers((*path, 0)):
            self._edit_list(path, lambda text: with_entry_moved(text, old, new, self.newline))
            return
        gaps = Gaps(self.blocks, self.newline)
        mine = [block for block in self.blocks if block.path[: len(path) + 1] == (*path, old)]
        rest = located([block for block in self.blocks if block not in mine])
        at = entry_place(rest, path, new, len(there) - 1, self.order(()))
        self.blocks = gaps.kept([*rest[:at], *mine, *rest[at:]])

    def rename(self, path: KeyPath, key: str) -> None:
        """Call the table or value at a path otherwise. Raises: Refused when the name is taken."""
        self._need(path)
        if key == path[-1]:
            return
        if self.has((*path[:-1], key)):
            raise Refused(f"There is already something called '{key}'.")
        holder = self.get(path[:-1])
        items = [(key if name == path[-1] else name, value) for name, value in holder.items()]
        holder.clear()
        holder.update(items)
        if self._headers(path):
            place = sum(isinstance(part, str) for part in path) - 1
            self.blocks = located([
                with_header_name(block, place, key) if block.path[: len(path)] == path else block
                for block in self.blocks
            ])  # fmt: skip
            return
        at = self._block(path)
        block, inside = self.blocks[at], path[len(self.blocks[at].path) :]
        self.blocks[at] = block._replace(body=renamed(block, inside, key, self.order))

    def finish(self) -> Document:
        """Give the changed level, read anew.

        Raises: Refused when it could not be read, or says other than was meant
        """
        text = "".join(block.text for block in self.blocks)
        try:
            document = parse_toml(text, self.path)
        except ContentError as error:
            raise Refused(f"That cannot be written: {error.problems[0].got}.") from error
        if document.data != self.data:
            raise Refused("That cannot be written into this text without changing something else.")
        return document

    # ---- the pieces -----------------------------------------------------------------------------------
    def _need(self, path: KeyPath) -> None:
        if not path or not self.has(path):
            raise Refused(f"There is no '{key_text(path)}'.")

    def _headers(self, path: KeyPath) -> list[int]:
        """List the blocks at or under a path."""
        return [place for place, block in enumerate(self.blocks) if block.path and block.path[: len(path)] == path]

    def _block(self, path: KeyPath) -> int:
        """Find the block in which a path's value stands or would stand."""
        fits = [(len(block.path), -place) for place, block in enumerate(self.blocks) if
                block.path == path[: len(block.path)] and len(block.path) < len(path)]  # fmt: skip
        return -max(fits)[1]

    def _put(self, path: KeyPath, value: Any) -> None:
        holder: Any = self.data
        for part, after in pairwise(path):
            if isinstance(holder, dict) and part not in holder and isinstance(after, str):
                holder[part] = {}
            try:
                holder = holder[part]
            except (KeyError, IndexError, TypeError) as error:
                raise Refused(f"There is no '{key_text(path)}'.") from error
        last = path[-1]
        fits = isinstance(holder, dict) if isinstance(last, str) else isinstance(holder, list) and last < len(holder)
        if not fits:
            raise Refused(f"There is no '{key_text(path)}'.")
        holder[last] = copy.deepcopy(_plain(value))

    def _edit_list(self, path: KeyPath, change: Callable[[str], str]) -> None:
        at = self._block(path)
        block, inside = self.blocks[at], path[len(self.blocks[at].path) :]
        body = replaced(block, inside, lambda text: changed(text, (), change, self.order), self.order)
        self.blocks[at] = block._replace(body=body)

    def _wants_header(self, inside: KeyPath, value: Any) -> bool:
        """Say whether something new at the top of the file gets a header of its own."""
        block = self.blocks[0]
        if stands_at(block, inside[:1]) or any(isinstance(part, int) for part in inside):
            return False
        return len(inside) > 1 or isinstance(value, Mapping) or _are_tables(value)

    def _new_table(self, path: KeyPath, value: Any) -> None:
        if _are_tables(value):
            for index, each in enumerate(value):
                self._new_entry(path, index, index, each)
            return
        name, table = (path, value) if isinstance(value, Mapping) else (path[:-1], {str(path[-1]): value})
        at = table_place(self.blocks, path, self.order(()))
        self._add_block(at, new_block(name, False, table, self.newline, self.order(name)))

    def _new_entry(self, path: KeyPath, index: int, count: int, value: Mapping[str, Any]) -> None:
        """Add a `[[header]]`. count: how many there were"""
        at = entry_place(self.blocks, path, index, count, self.order(()))
        path = (*path, index)
        self._add_block(at, new_block(path, True, value, self.newline, self.order(path)))

    def _add_block(self, at: int, block: Block) -> None:
        gaps = Gaps(self.blocks, self.newline)
        self.blocks = gaps.with_one_more([*self.blocks[:at], block, *self.blocks[at:]], at)

    def _drop(self, path: KeyPath) -> None:
        gaps, gone = Gaps(self.blocks, self.newline), self._headers(path)
        self.blocks = gaps.without([block for place, block in enumerate(self.blocks) if place not in gone], gone)

    def _replace_headers(self, path: KeyPath, value: Any) -> None:
        """Write a table or a list of tables that stands under headers, key by key and entry by entry."""
        there = self.get(path)
        if isinstance(there, dict) and isinstance(value, Mapping):
            for key in [key for key in there if value.get(key) is None]:
                self.remove((*path, key))
            for key, each in value.items():
                self.set((*path, key), each)
        elif isinstance(there, list) and isinstance(value, list) and all(isinstance(x, Mapping) for x in value):
            for index in reversed(range(len(value), len(there))):
                self.remove((*path, index))
            for index, each in enumerate(value):
                if index < len(there):
                    self.set((*path, index), each)
                else:
                    self.append(path, each)
        else:
            raise Refused(f"'{key_text(path)}' is a table and stays one.")

    def _forget_empty(self, path: KeyPath) -> None:
        """Forget lists and tables of which nothing stands in the text any more."""
        while path and self.get(path) in ([], {}) and not self._headers(path):
            at = self._block(path)
            if stands_at(self.blocks[at], path[len(self.blocks[at].path) :]):
                return
            del self.get(path[:-1])[path[-1]]
            path = path[:-1]


def _plain(value: Any) -> Any:
    """Give a value as the text will say it: no keys without one, whole numbers as such."""
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items() if each is not None}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value


def _are_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, Mapping) for each in value)

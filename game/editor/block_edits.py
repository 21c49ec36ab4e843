"""Change the statements of one block, and keep blank lines between blocks where they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from game.base.errors import KeyPath, key_text
from game.editor.syntax import Block, Statement, located, statements_of
from game.editor.writing import (
    Order,
    Refused,
    changed,
    place_in,
    put_inside,
    rename_inside,
    shared,
    stands_in,
    take_out,
    write,
    write_key,
)  # fmt: skip


class Gaps:
    """The blank lines after each block, by place: they stay when blocks move."""

    def __init__(self, blocks: Sequence[Block], newline: str) -> None:
        self._gaps = [block.gap for block in blocks]
        self._usual = newline * 2

    def kept(self, blocks: Sequence[Block]) -> list[Block]:
        """Give the same blocks in another order the gaps of their places."""
        return located([block._replace(gap=gap) for block, gap in zip(blocks, self._gaps, strict=True)])

    def with_one_more(self, blocks: Sequence[Block], at: int) -> list[Block]:
        """Give gaps to blocks of which the one at a place is new."""
        last = at == len(self._gaps)
        self._gaps.insert(at - 1 if last else at, self._usual)
        first = blocks[0]
        if last and at == 1 and not first.head + first.body:
            self._gaps[0] = ""
        return self.kept(blocks)

    def without(self, blocks: Sequence[Block], gone: Sequence[int]) -> list[Block]:
        """Give gaps to what is left without the blocks of some places."""
        end = self._gaps[-1]
        self._gaps = [gap for place, gap in enumerate(self._gaps) if place not in gone]
        self._gaps[-1] = end if len(blocks) > 1 or blocks[0].body else ""
        return self.kept(blocks)


def _find(block: Block, path: KeyPath) -> tuple[list[Statement], str, int]:
    """Cut a block, and find the statement a path leads through; -1 for none."""
    statements, rest = statements_of(block.body)
    for place, each in enumerate(statements):
        if path[: len(each.key)] == each.key:
            return statements, rest, place
    return statements, rest, -1


def _body(statements: Sequence[Statement], rest: str) -> str:
    return "".join(each.text for each in statements) + rest


def replaced(block: Block, path: KeyPath, change: Callable[[str], str], order: Order) -> str:
    """Answer a body in which the text of one value has become what `change` makes of it."""
    statements, rest, place = _find(block, path)
    if place < 0:
        raise Refused(f"There is no '{key_text((*block.path, *path))}'.")
    one = statements[place]
    at = (*block.path, *one.key)
    statements[place] = one._replace(value=changed(one.value, path[len(one.key) :], change, order, at))
    return _body(statements, rest)


def written(block: Block, path: KeyPath, value: Any, newline: str, order: Order) -> str:
    """Answer a body with a value at a path, new or changed."""
    statements, rest, place = _find(block, path)
    if place < 0:
        _clear(statements, path)
        return _added(block, statements, rest, path, value, newline, order)
    one = statements[place]
    inside = path[len(one.key) :]
    if not inside:
        lead = len(one.name)
        statements[place] = one._replace(value=write(value, newline, lead))
        return _body(statements, rest)
    at = (*block.path, *one.key)
    statements[place] = one._replace(value=put_inside(one.value, inside, write(value), order, at))
    return _body(statements, rest)


def _clear(statements: list[Statement], path: KeyPath) -> None:
    """Take away dotted keys under a path that is to be written as one."""
    statements[:] = [each for each in statements if each.key[: len(path)] != path]


def _added(
    block: Block, statements: list[Statement], rest: str, path: KeyPath, value: Any, newline: str, order: Order
) -> str:
    dotted = max((shared(each.key, path) for each in statements), default=0) + 1
    for part in reversed(path[dotted:]):
        value = {part: value}
    if any(isinstance(part, int) for part in path):
        raise Refused(f"There is no '{key_text((*block.path, *path))}'.")
    name = ".".join(write_key(str(part)) for part in path[:dotted]) + " = "
    place = place_in([each.key[0] for each in statements], str(path[0]), order(block.path))
    text = write(value, newline, len(name))
    if place == 0 and statements and not block.head:
        first = statements[0]
        statements[0] = first._replace(lead=newline)
        return _body([Statement(first.lead, name, text, ""), *statements], rest)
    lead = newline if block.head or statements else (f"{rest}{newline}" if rest else "")
    if not statements and not block.head:
        rest = ""
    statements.insert(place, Statement(lead, name, text, ""))
    return _body(statements, rest)


def removed(block: Block, path: KeyPath, order: Order) -> str:
    """Answer a body without the key at a path, and without the comments right above it."""
    statements, rest, place = _find(block, path)
    if place >= 0 and len(path) > len(statements[place].key):
        one = statements[place]
        statements[place] = one._replace(value=take_out(one.value, path[len(one.key) :], order))
        return _body(statements, rest)
    gone = [each for each in statements if each.key[: len(path)] == path]
    if not gone:
        raise Refused(f"There is no '{key_text((*block.path, *path))}'.")
    for each in gone:
        at = statements.index(each)
        keep = each.lead if at == 0 and not block.head else _without_own_comments(each.lead)
        del statements[at]
        if not keep:
            continue
        if at < len(statements):
            after = statements[at]
            lead = after.lead[len(_line_end(after.lead)) :] if keep.endswith("\n") or not keep else after.lead
            statements[at] = after._replace(lead=keep + lead)
        else:
            rest = keep.rstrip(" \t\r\n") + rest
    return _body(statements, rest).rstrip(" \t\r\n")


def _line_end(text: str) -> str:
    return "\r\n" if text.startswith("\r\n") else text[:1] if text.startswith("\n") else ""


def _without_own_comments(lead: str) -> str:
    """Give what stands before a statement up to the last blank line: that is not about this statement alone."""
    if "#" not in lead:
        return ""
    for blank in ("\r\n\r\n", "\n\n"):
        at = lead.rfind(blank)
        if at >= 0 and "#" in lead[:at]:
            return lead[:at] + blank[: len(blank) // 2]
    return ""


def stands_at(block: Block, path: KeyPath) -> bool:
    """Say whether anything is written at a path of a block."""
    statements, _, place = _find(block, path)
    if place < 0:
        return any(each.key[: len(path)] == path for each in statements)
    return stands_in(statements[place].value, path[len(statements[place].key) :])


def renamed(block: Block, path: KeyPath, new: str, order: Order) -> str:
    """Answer a body in which the key at a path is called otherwise."""
    statements, rest, place = _find(block, path)
    if place >= 0 and len(path) > len(statements[place].key):
        one = statements[place]
        value = rename_inside(one.value, path[len(one.key) :], new, order)
        statements[place] = one._replace(value=value)
        return _body(statements, rest)
    for at, each in enumerate(statements):
        if each.key[: len(path)] == path:
            parts = [write_key(part) for part in each.key]
            parts[len(path) - 1] = write_key(new)
            statements[at] = each._replace(name=f"{'.'.join(parts)} = ")
    return _body(statements, rest)


def with_header_name(block: Block, place: int, key: str) -> Block:
    """Answer a block whose header has another part at a place of its name."""
    parts = (*block.parts[:place], key, *block.parts[place + 1 :])
    name = ".".join(write_key(part) for part in parts)
    above, line = block.head.rpartition("\n")[0::2]
    start = line.index("[")
    comment = ""
    for at in range(len(line)):
        if line[at] == "#" and line[:at].rstrip().endswith("]"):
            comment = line[len(line[:at].rstrip()) :]
            break
    brackets = (f"[[{name}]]" if block.double else f"[{name}]")
    head = f"{above}\n" if "\n" in block.head else ""
    return block._replace(parts=parts, head=f"{head}{line[:start]}{brackets}{comment}")

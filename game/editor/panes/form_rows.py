"""The form of a table as rows: every field the rules know, with measure, range and help; none is known by name here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from game.base.errors import KeyPath, at_path
from game.editor.desk import Desk
from game.editor.forms import Form, FormField, form_at
from game.editor.panes.rows import Cell, Row, coded
from game.editor.schema import is_campaign

Wrap = Callable[[str], list[str]]
_MEASURES = ("_wu", "_s", "_deg", "_wups", "_px")
PLAIN = ("text", "number", "whole", "flag", "choice")


def form_rows(desk: Desk, wrap: Wrap) -> list[Row]:
    """Give the rows of the form that is open."""
    path = desk.shown
    form = form_at(desk.data, path, desk.library)
    if form is None:
        return [Row("Nothing is chosen.", sort="note", tone="dim")]
    rows = list(_crumbs(desk, path))
    rows.append(Row(form.title, sort="head", acts=_table_acts(path)))
    rows += [Row(line, sort="note", tone="dim") for line in wrap(form.help)]
    if path[:1] == ("trigger",) and len(path) == 2:
        rows.append(Row("Try it: play, and it fires after 3 s", coded("try", path), tone="good",
                        help="Its conditions count as met, once; Esc comes back"))  # fmt: skip
    if form.kinds and len(form.kinds) > 1:
        now = str(at_path(desk.data, (*path, form.tag)))
        help_of = next((kind.help for kind in form.kinds if kind.tag == now), "")
        rows.append(Row("kind", sort="field", cells=(Cell(coded("kind", path), now, "choice"),), help=help_of))
    for each in form.fields:
        if each.key != form.tag:
            rows += _field_rows(desk, form, each)
    for key in form.unknown:
        acts = ((coded("clear", (*path, key)), "x"),)
        rows.append(Row(f"{key}: no rule knows this", sort="field", tone="danger", acts=acts))
    return rows


def _crumbs(desk: Desk, path: KeyPath) -> Iterator[Row]:
    """Give the way up."""
    if not path:
        return
    above = path[:-1]
    while above and form_at(desk.data, above, desk.library) is None:
        above = above[:-1]
    form = form_at(desk.data, above, desk.library)
    title = form.title if form is not None else str(above[-1])
    if not above:
        title = "the war" if is_campaign(desk.data) else "the level"
    yield Row(f"< {title}", coded("show", above), tone="dim", help="Up to what this lies in")


def _table_acts(path: KeyPath) -> tuple[tuple[str, str], ...]:
    if path and isinstance(path[-1], int):
        return ((coded("up", path), "^"), (coded("down", path), "v"), (coded("remove", path), "x"))
    return ()


def label_of(key: str) -> str:
    """Give a key in words, without its measure."""
    for ending in _MEASURES:
        if key.endswith(ending) and len(key) > len(ending):
            key = key.removesuffix(ending)
            break
    return key.replace("_", " ")


def said(value: Any) -> str:
    """Give a plain value as a box shows it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:g}" if abs(value) < 1e6 else str(value)
    return "" if value is None else str(value)


def help_line(field: FormField) -> str:
    """Say what a field is, and what fits."""
    parts = [field.help, field.range]
    if field.shape.most is not None and field.shape.sort == "text":
        parts.append(f"at most {field.shape.most} letters")
    if field.required:
        parts.append("must be there")
    elif not field.present:
        parts.append("as shown when left out")
    return f"{field.key}: " + "; ".join(part for part in parts if part)


def _field_rows(desk: Desk, form: Form, field: FormField) -> Iterator[Row]:
    sort, path = field.sort, field.path
    label = label_of(field.key) + (f" ({field.measure})" if field.measure else "")
    clear = ((coded("clear", path), "x"),) if field.present and not field.required else ()
    if sort in PLAIN:
        yield Row(label, sort="field", cells=(cell_of(path, sort, field.value, not field.present),), acts=clear,
                  help=help_line(field))  # fmt: skip
    elif sort == "list" and is_pair(field):
        yield _pair(label, field, clear)
    elif sort in ("list", "map"):
        yield from _entries(desk, field, label)
    else:
        add = ((coded("add", path), "+"),) if not field.present else clear
        name = coded("show", path) if field.present else ""
        yield Row(label, name, value=summary(field.value) if field.present else "none", acts=add, help=help_line(field))


def cell_of(path: KeyPath, sort: str, value: Any, dim: bool = False) -> Cell:
    """Give the box of a plain value."""
    if sort == "flag":
        return Cell(coded("flip", path), said(bool(value)), "flag", dim)
    if sort == "choice":
        return Cell(coded("pick", path), said(value) or "(none)", "choice", dim)
    return Cell(coded("type", path), said(value), "text" if sort == "text" else "number", dim)


def is_pair(field: FormField) -> bool:
    """Say whether a field is a place: two numbers."""
    item, shape = field.shape.item, field.shape
    of_numbers = item is not None and item.sort in ("number", "whole")
    return of_numbers and ((shape.fewest, shape.most) == (2, 2) or field.key.endswith("_wu"))


def _pair(label: str, field: FormField, clear: tuple[tuple[str, str], ...]) -> Row:
    value = field.value
    if not isinstance(value, list) or len(value) != 2:
        acts = ((coded("add", field.path), "+"),)
        return Row(label, sort="field", value="none", acts=acts, help=help_line(field))
    cells = tuple(cell_of((*field.path, n), "number", value[n], not field.present) for n in (0, 1))
    return Row(label, sort="field", cells=cells, acts=clear, help=help_line(field))


def _entries(desk: Desk, field: FormField, label: str) -> Iterator[Row]:
    """Give a list or a map: its heading, and one row an entry."""
    value = field.value
    listed = enumerate(value if isinstance(value, list) else [])
    items = list(value.items()) if isinstance(value, dict) else list(listed)
    yield Row(f"{label} {len(items)}", sort="head", acts=((coded("add", field.path), "+"),), help=help_line(field))
    for key, each in items:
        path: KeyPath = (*field.path, key)
        acts: tuple[tuple[str, str], ...] = ((coded("remove", path), "x"),)
        if isinstance(key, int):
            acts = ((coded("up", path), "^"), (coded("down", path), "v"), *acts)
        if isinstance(each, dict):
            yield Row(title_of(each, key), coded("show", path), value=summary(each), acts=acts, indent=1)
        elif isinstance(each, list):
            cells = tuple(cell_of((*path, n), "number", number) for n, number in enumerate(each))
            yield Row("", sort="field", cells=cells, acts=acts[-1:], indent=1)
        else:
            sort = field.shape.item.sort if field.shape.item is not None else "text"
            cell = cell_of(path, sort, each)
            yield Row("", sort="field", cells=(cell,), acts=acts, indent=1, help=help_line(field))


def title_of(table: Any, key: str | int = "") -> str:
    """Give what a table is called."""
    for name in ("name", "title", "id", "kind", "figure", "fact"):
        if isinstance(table.get(name), str) and table[name]:
            return str(table[name])
    return str(key + 1 if isinstance(key, int) else key)


def summary(table: Any) -> str:
    """Give a table's other words in a line."""
    if isinstance(table, dict):
        skip = title_of(table)
        words = [f"{label_of(key)} {_short(value)}" for key, value in table.items() if _short(value) not in ("", skip)]
        return ", ".join(words[:4])
    return said(table)


def _short(value: Any) -> str:
    if isinstance(value, dict):
        return " ".join(said(each) for each in value.values() if not isinstance(each, dict | list))
    if isinstance(value, list):
        plain = [said(each) for each in value if not isinstance(each, dict | list)]
        return "/".join(plain) if plain and len(plain) == len(value) else f"{len(value)}"
    return said(value)

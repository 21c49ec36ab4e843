"""What the right pane shows beside forms: problems and the forecast; each as rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from game.editor.desk import Desk
from game.editor.forecast_cost import Cost, verdict
from game.editor.forecast_figures import Chance, Report
from game.editor.panes.rows import Cell, Row, coded
from game.editor.prospect import Prospect, shift_value, shift_words
from game.editor.references import path_of

Wrap = Callable[[str], list[str]]
_OUTCOMES = (("victory", "Victory", "good"), ("partial", "Neither", "warning"), ("defeat", "Defeat", "danger"))
_NOTICED = 0.005  # losses a battle that are worth a line


def problem_rows(desk: Desk, wrap: Wrap) -> list[Row]:
    """Give every problem: where it is, what is wrong, what mends it."""
    found = desk.problems()
    errors = sum(each.weight == "error" for each in found)
    rows = [Row(f"{errors} errors, {len(found) - errors} warnings", sort="head")]
    if desk.look.trouble:
        rows += [Row(line, sort="note", tone="danger") for line in wrap(f"Cannot be set up: {desk.look.trouble}")]
    if not found:
        words = "Nothing is wrong here." if desk.fresh else "Looking ..."
        rows.append(Row(words, sort="note", tone="good"))
    for number, each in enumerate(found):
        tone = "danger" if each.weight == "error" else "warning"
        sign = "!!" if each.weight == "error" else "!"
        words, name = f"{sign} {each.key or 'the level'}", coded("jump-to", each.path)
        rows.append(Row(words, name, value=f"line {each.line}", tone=tone, help="Go to where this stands"))
        rows += [Row(line, sort="note", indent=1) for line in wrap(each.message)]
        rows += [Row(f"Fix: {fix.words}", coded("fix", (), number, n), indent=1, tone="good", help="Do what mends this")
                 for n, fix in enumerate(each.fixes)]  # fmt: skip
        rows.append(Row(sort="space"))
    return rows


def forecast_rows(desk: Desk, prospect: Prospect, wrap: Wrap) -> list[Row]:
    """Give what is asked of the forecast, and what it says."""
    running, now, report = prospect.running, prospect.now, prospect.report
    rows = [Row("Fight it in the background", sort="head"),
            Row("Battles", sort="field", cells=(Cell("forecast-battles", str(prospect.battles), "choice"),),
                help="How many: more take longer and say more"),
            Row("Difficulty", sort="field", cells=(Cell("forecast-difficulty", prospect.difficulty, "choice"),)),
            Row("Stop" if running else "Begin (F6)", "forecast", tone="good", help="Both on autopilot")]  # fmt: skip
    if now is None or report is None:
        said = "Both sides fight this level on autopilot while you go on editing; here stands how it goes."
        return rows + [Row(line, sort="note", tone="dim") for line in wrap(said)]
    done = f"{len(now.rows)} of {len(now.seeds)}"
    rows.append(Row("Fought", sort="bar", value=done, share=now.share, tone="dim"))
    if not prospect.is_of(desk):
        words = "The level has changed since; begin again to compare."
        rows += [Row(line, sort="note", tone="warning") for line in wrap(words)]
    if now.failed:
        words = f"{len(now.failed)} could not be fought: {next(iter(now.failed.values()))}"
        rows += [Row(line, sort="note", tone="danger") for line in wrap(words)]
    if report.battles:
        rows += _report_rows(desk, report, wrap)
        rows += _shift_rows(prospect)
    return rows


def chance_row(words: str, chance: Chance, tone: str) -> Row:
    """Give a share with its interval."""
    value = f"{chance.share:.0%} ({chance.low * 100:.0f}-{chance.high * 100:.0f})"
    return Row(words, sort="bar", value=value, share=chance.share, low=chance.low, high=chance.high, tone=tone,
               help=f"{chance.count} of {chance.of}; the truth lies in the interval 95 times of 100")  # fmt: skip


def _report_rows(desk: Desk, report: Report, wrap: Wrap) -> Iterator[Row]:
    yield Row("How it ends", sort="head")
    for name, words, tone in _OUTCOMES:
        yield chance_row(words, report.outcomes[name], tone)
    low, middle, high = report.duration_s
    yield Row("Length", value=f"{middle:.0f} s (half: {low:.0f} to {high:.0f})", tone="dim")
    heat = Cell("layer:heat", "yes" if desk.layers["heat"] else "no", "flag")
    yield Row("Show deaths", sort="field", cells=(heat,), help="On the canvas, where units die")
    yield Row("Lost in a battle", sort="head")
    for loss in report.losses:
        if loss.of > _NOTICED:
            share = min(1.0, loss.lost / loss.of)
            value = f"{loss.lost:.1f} of {loss.of:.0f}"
            yield Row(_name(desk, loss.unit), sort="bar", value=value, share=share, tone=loss.side)
    for side, count in report.leaked.items():
        if count > _NOTICED:
            yield Row("Missiles that reach a hull", value=f"{count:.1f}", tone=side)
    yield Row(f"Triggers that never fire {len(report.silent)}", sort="head")
    for name in report.silent:
        yield Row(name, coded("choose", path_of(desk.data, "trigger", name) or ("trigger",)), tone="warning",
                  help="It did not fire in any of these battles")  # fmt: skip
    yield from _cost_rows(report.cost, wrap)


def _cost_rows(cost: Cost, wrap: Wrap) -> Iterator[Row]:
    """Give what the battle asks of the machine."""
    words, tone = verdict(cost)
    yield Row("What it costs the machine", sort="head")
    yield Row("Budget used", sort="bar", value=f"{cost.share:.0%}", share=min(1.0, cost.share), tone=tone,
              help="A tick and a picture share 16.7 ms, sixty times a second")  # fmt: skip
    yield Row("A tick, the median", value=f"{cost.median_ms:.2f} ms", tone="dim", help="Timed in these battles")
    yield Row("One tick of a hundred", value=f"{cost.high_ms:.2f} ms", tone="dim", help="Timed in these battles")
    yield Row("The worst tick", value=f"{cost.worst_ms:.1f} ms", tone="dim", help="Of all battles; one late picture")
    yield Row("The fullest picture", value=f"about {cost.picture_ms:.0f} ms", tone="dim",
              help=f"Foreseen from {cost.bodies} bodies and {cost.rounds} rounds in it, at 1280x720")  # fmt: skip
    for line in wrap(words):
        yield Row(line, sort="note", tone=tone)


def _name(desk: Desk, unit: str) -> str:
    rule = desk.library.surface_units.get(unit) if desk.on_surface else desk.library.units.get(unit)
    return rule.name if rule is not None else unit


def _shift_rows(prospect: Prospect) -> Iterator[Row]:
    """Give what has changed since the forecast before, on the same seeds."""
    shifts = sorted(prospect.shifts, key=lambda shift: not shift.sure)
    if not shifts:
        return
    yield Row("Against the forecast before", sort="head")
    if all(shift.by == 0.0 for shift in shifts):
        yield Row("The same battles, to the last shot.", sort="note", tone="dim")
        return
    for shift in shifts:
        if shift.by or shift.sure:
            yield Row(shift_words(shift), value=shift_value(shift), tone="warning" if shift.sure else "dim",
                      help="More than chance" if shift.sure else "May be chance: more battles would tell")  # fmt: skip

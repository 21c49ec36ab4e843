"""Forms: every field the game knows, as the rules declare it; every name is known to name something."""

from typing import Annotated, Any

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from game.editor.document import LevelFile
from game.editor.forms import filled, form_at, plain
from game.editor.references import EMPTY_FITS, IDS, LOOSE, NAMES, WORDS
from game.editor.schema import LEVEL, Shape, fields_of, tables_in
from game.rules.document import parse_toml, validate
from game.rules.expected import keys_of
from game.rules.level import ForceRule, LevelRule, ShipRule
from game.rules.library import standard
from game.rules.triggers import Near
from tests.editor.bench import LEVELS, SMALL, opened

LIBRARY = standard()


def reachable(shape: Shape = LEVEL, seen: set[type[BaseModel]] | None = None) -> set[type[BaseModel]]:
    """List every model that a level can hold."""
    seen = set() if seen is None else seen
    for model in shape.tables.values():
        if model not in seen:
            seen.add(model)
            for rule in fields_of(model).values():
                reachable(rule.shape, seen)
    return reachable(shape.item, seen) if shape.item else seen


MODELS = sorted(reachable(), key=lambda model: f"{model.__module__}.{model.__name__}")


def test_all_models_of_a_level_are_reached():
    names = {model.__name__ for model in MODELS}
    assert {"LevelRule", "ShipRule", "Selection", "LandRule", "TrenchRule", "Doing", "Checkpoint", "CountKilled", "Ratio"} <= names
    assert len(MODELS) > 60


@pytest.mark.parametrize("name", sorted(LEVELS))
def test_the_form_of_every_table_has_every_field_of_its_model(name: str):
    level = LevelFile.open(LEVELS[name])
    for table in tables_in(level.data):
        form = form_at(level.data, table.path, LIBRARY)
        assert form is not None
        assert [field.key for field in form.fields] == keys_of(table.model)
        assert form.help
        assert not form.unknown
        for field in form.fields:
            info = next(each for name, each in table.model.model_fields.items() if field.key == (each.alias or name))
            assert field.required == info.is_required()
            assert field.help == (info.description or "")
            assert field.measure == ((info.json_schema_extra or {}).get("measure", ""))  # type: ignore[union-attr]
            if not field.required:
                assert field.default == plain(info.get_default())
            if field.present and field.sort == "choice" and isinstance(field.value, str) and table.path[:1] != ("expect",):
                assert field.value in field.choices, field.path


def test_every_model_has_fields_of_a_known_shape():
    for model in MODELS:
        for rule in fields_of(model).values():
            assert rule.shape.sort in ("table", "tables", "list", "map", "choice", "text", "whole", "number", "flag")
            assert rule.shape.sort != "list" or rule.shape.item is not None


def test_limits_are_the_models_own():
    """What lies in the range is taken, what lies just outside is not."""
    checked = 0
    for model in MODELS:
        for rule in fields_of(model).values():
            for limit, step, opened_ in ((rule.shape.low, -1, rule.shape.open_low), (rule.shape.high, 1, rule.shape.open_high)):
                if limit is None or rule.shape.sort not in ("number", "whole"):
                    continue
                kind = int if rule.shape.sort == "whole" else float
                assert is_taken(model, rule.key, kind(limit)) is not opened_
                assert not is_taken(model, rule.key, kind(limit + step))
                checked += 1
    assert checked > 60


def is_taken(model: type[BaseModel], key: str, value: Any) -> bool:
    info = next(each for name, each in model.model_fields.items() if key == (each.alias or name))
    try:
        TypeAdapter(Annotated[(info.annotation, *info.metadata)]).validate_python(value, strict=True)
    except ValidationError:
        return False
    return True


def test_every_text_of_the_rules_is_known_to_be_a_name_or_words():
    """A new field of the rules must be put into one of the tables of references.py, or renaming would miss it."""
    texts = {(model, key) for model in MODELS for key, rule in fields_of(model).items() if rule.shape.sort == "text"
             or (rule.shape.item is not None and rule.shape.item.sort == "text")}  # fmt: skip
    told = set(NAMES) | set(LOOSE) | set(IDS) | WORDS
    assert {f"{model.__name__}.{key}" for model, key in texts} == {f"{model.__name__}.{key}" for model, key in told}
    assert set(NAMES) >= EMPTY_FITS
    for model, key in told:
        assert key in fields_of(model)


def test_choices_come_from_the_library_and_the_level():
    level = opened(SMALL)
    form = form_at(level.data, ("force", 0), LIBRARY)
    assert form is not None
    fields = {field.key: field for field in form.fields}
    assert fields["doctrine"].choices == tuple(sorted(LIBRARY.doctrines))
    assert fields["against"].choices == ("", "one", "two", "cold")
    assert fields["side"].choices == ("race", "arume")
    assert fields["facing_deg"].range == "from -360 to 360 deg"
    assert not fields["task"].present
    assert fields["task"].value == "hold"
    ship = form_at(level.data, ("force", 1, "ship", 0), LIBRARY)
    assert ship is not None
    units = {field.key: field for field in ship.fields}["unit"]
    own = sorted(key for key, unit in LIBRARY.units.items() if unit.side == "arume")
    assert units.choices[: len(own)] == tuple(own) and sorted(units.choices) == sorted(LIBRARY.units)


def test_a_condition_shows_what_else_it_may_be():
    form = form_at(opened(SMALL).data, ("trigger", 0, "when", 0), LIBRARY)
    assert form is not None
    assert form.tag == "kind"
    assert {"time", "lost", "near", "doing"} <= {kind.tag for kind in form.kinds}
    assert all(kind.help for kind in form.kinds)
    assert form_at(opened(SMALL).data, ("trigger", 0, "when", 0, "kind"), LIBRARY) is None
    assert form_at({"trigger": [{"when": [{"kind": "nonsense"}]}]}, ("trigger", 0, "when", 0), LIBRARY) is None


@pytest.mark.parametrize("model", [model for model in MODELS if model.__name__ not in ("ForceRule", "LandRule", "LevelRule")])
def test_a_filled_table_is_one_the_rules_take(model: Any):
    data = opened(SMALL).data
    tags = [tag for shape in (rule.shape for each in MODELS for rule in fields_of(each).values())
            for tag, known in (shape.item or shape).tables.items() if known is model]  # fmt: skip
    table = filled(data, model, LIBRARY, tags[0] if tags else "")
    model.model_validate(table)


def test_defaults_are_what_the_battle_gets():
    level = validate(parse_toml(SMALL, LEVELS["picket"]), LevelRule)
    for model, made in ((ForceRule, level.force[1]), (ShipRule, level.force[1].ship[0])):
        for key, rule in fields_of(model).items():
            if not rule.required and key not in made.model_fields_set:
                assert plain(getattr(made, key)) == plain(rule.default)
    assert fields_of(Near)["below_wu"].shape.open_low

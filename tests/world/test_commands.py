"""Commands: written down and read back they are the same; anything else is refused."""

import json
import typing

import hypothesis.strategies as st
import pytest
from hypothesis import given

from game.base.errors import GameError
from game.engine.tables import Ref
from game.world import commands as c

whole = st.integers(-(2**31) + 1, 2**31 - 1)
number = st.floats(-1e9, 1e9)
refs = st.builds(Ref, whole, whole)
many = st.lists(refs, max_size=5).map(tuple)
point = st.tuples(number, number)
command = st.one_of(
    st.builds(c.Steer, refs, number, number, number),
    st.builds(c.Autopilot, refs, st.booleans()),
    st.builds(c.Order, many, whole, refs, point, st.booleans()),
    st.builds(c.Salvo, many, whole, whole, refs, st.booleans()),
    st.builds(c.Posture, many, whole),
    st.builds(c.Power, refs, st.tuples(number, number, number, number)),
    st.builds(c.WeaponsFree, many, st.booleans()),
    st.builds(c.Form, many, whole),
    st.builds(c.Genocide, refs, st.booleans(), point),
    st.builds(c.Jump, refs, st.booleans()),
    st.builds(c.Control, refs, number, whole, st.booleans(), point, whole, st.booleans(), st.booleans()),
    st.builds(c.Fly, refs, point, number, number, st.booleans(), st.booleans(), whole, refs),
    st.builds(c.Reload, refs, whole),
    st.builds(c.TakeOver, refs),
    st.builds(c.Dismount, many),
    st.builds(c.CallFire, refs, point),
    st.builds(c.Rally, refs),
    st.builds(c.LaySmoke, many),
    st.builds(c.Drive, refs, number, point, refs, whole, st.booleans(), st.booleans(), st.booleans(), st.booleans()),
    st.builds(c.Roll, many, whole),
    st.builds(c.TurnAbout, many),
    st.builds(c.Mark, many, refs),
    st.builds(c.Word, many),
    st.builds(c.Hang, refs, point),
    st.builds(c.GatherShield, refs, point, number),
    st.builds(c.Burn, refs, whole, refs, point),
    st.builds(c.LetDown, refs, st.booleans(), number),
    st.builds(c.SendFighters, refs, whole, refs),
    st.builds(c.Use, whole),
)
junk = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=3), inner, max_size=2), max_leaves=8,
)  # fmt: skip


def test_every_kind_of_command_is_tried():
    assert {kind.__name__ for kind in typing.get_args(c.Command)} == {
        "Steer", "Autopilot", "Order", "Salvo", "Posture", "Power", "WeaponsFree", "Form", "Genocide", "Jump", "Use",
        "Control", "Fly", "CallFire", "Rally", "LaySmoke", "Reload", "TakeOver", "Dismount",
        "Drive", "Roll", "TurnAbout", "Mark", "Word",
        "Hang", "GatherShield", "Burn", "LetDown", "SendFighters",
    }  # fmt: skip


@given(command)
def test_a_command_round_trips_through_text(one: c.Command):
    back = c.load_command(json.loads(json.dumps(c.dump_command(one))))
    assert back == one
    assert type(back) is type(one)


@given(st.sampled_from(["Steer", "Order", "Salvo", "Power", "Nothing"]), st.lists(junk, max_size=5))
def test_junk_is_refused_or_is_a_command(name: str, values: list[object]):
    try:
        made = c.load_command([name, *values])
    except GameError:
        return
    assert c.load_command(c.dump_command(made)) == made


@pytest.mark.parametrize(
    "data", [[], {}, None, "Steer", ["Steer"], ["Steer", [0, 0], float("nan"), 0.0, 0.0], ["Autopilot", [0, 0], 1],
             ["Steer", [0, 0], 1e300, 0, 0], ["Steer", [0.5, 0], 0, 0, 0], [["Steer"]]],
    ids=repr,
)  # fmt: skip
def test_what_is_no_command_is_refused(data: object):
    with pytest.raises(GameError, match="not a command"):
        c.load_command(data)  # type: ignore[arg-type]

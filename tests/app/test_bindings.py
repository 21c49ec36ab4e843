"""Bindings: the table as shipped, other controls for everything, what is in the way, files, nobody locked out."""

from __future__ import annotations

import json

import pytest

from game.app import rebinding, settings
from game.app.bindings import COMMON, FIXED_MENUS, KEYS, MENUS, PAD, Bindings, Place, overlap, shipped
from game.app.control_names import CODES, PAD_NAMES, is_name, key_name, shown
from game.app.control_pages import help_groups
from game.app.settings import Settings
from game.rules.controls import standard_controls

CONTEXTS = list(standard_controls())
SPARE_KEYS = [name for name in CODES if name.startswith(("International", "Lang", "Num ", "F1")) and name not in ("F1", "F11")]


def places(bindings, context):
    return [Place(context, rule.do) for rule in bindings.contexts[context].actions]


@pytest.mark.parametrize("context", CONTEXTS)
def test_as_shipped_no_control_means_two_things_and_every_name_is_one(context):
    bindings = Bindings()
    names = [rule.do for rule in bindings.contexts[context].actions]
    assert len(names) == len(set(names))
    for place in places(bindings, context):
        rule = bindings.rule(place)
        assert all(is_name(each, False) for each in rule.keys) and all(is_name(each, True) for each in rule.pad), rule
        assert {rule.against, rule.like} <= {"", *names}
        assert rule.group in bindings.contexts[context].groups
        if context != MENUS:
            assert not rebinding.conflicts(bindings, place, KEYS), place
            assert not rebinding.conflicts(bindings, place, PAD), place
        assert "{" not in bindings.words(context, rule.text) and "unbound" not in bindings.words(context, rule.text)
    told = {text for pad in (False, True) for _, lines in help_groups(bindings, context, pad) for _, text in lines}
    assert all(any(bindings.words(context, rule.text).rstrip("0123456789 ") in text for text in told)
               or rule.pad_text in told or rule.text in told for rule in bindings.contexts[context].actions)  # fmt: skip


@pytest.mark.parametrize("context", CONTEXTS)
@pytest.mark.parametrize("device", [KEYS, PAD])
def test_every_action_can_have_another_control_and_what_is_shown_follows(context, device):
    bindings = Bindings()
    for place in places(bindings, context):
        rebinding.reset(bindings, context)
        fit = [name for name in (SPARE_KEYS if device == KEYS else PAD_NAMES) if name not in bindings.controls(place, device)]
        fit += ["Mouse 5"] if device == KEYS else []
        fit = [name for name in fit if not rebinding.fits(bindings, place, name, device)]
        way = bindings.rule(place).way
        if not fit:
            assert (device == KEYS) is (way == "stick") or way == "click", place
            continue
        for name in (fit[0], fit[-1]):
            rebinding.take(bindings, place, device, name)
            assert bindings.controls(place, device) == [name]
            seats = [seat for seat in rebinding.BATTLES if bindings.follows(seat, place.action, device)]
            seats = seats if context == COMMON else [context]
            for seat in seats:
                assert bindings.labels(seat, device == PAD)[place.action] == shown(name, device == PAD)
                if way != "stick":
                    assert bindings.action(seat, name, device) == place.action
            words = [keys for _, lines in help_groups(bindings, seats[0], device == PAD) for keys, _ in lines]
            whole = f"{name.partition('+')[0].partition('-')[0].capitalize()} stick"  # halves that do alike stand together
            assert any(shown(name, device == PAD) in keys or keys == whole for keys in words), (place, name)


def test_nobody_is_locked_out_of_the_menus():
    bindings = Bindings()
    for context in CONTEXTS:
        for place in places(bindings, context):
            if place != Place(MENUS, "back"):
                assert rebinding.fits(bindings, place, "Esc", KEYS)
            if place != Place(MENUS, "choose"):
                assert rebinding.fits(bindings, place, "start", PAD)
            for device in (KEYS, PAD):
                rebinding.bind(bindings, place, device, [])
    for context in rebinding.BATTLES:
        assert bindings.key(context, CODES["Esc"]) == "menu" and bindings.action(context, "start", PAD) == "menu"
        assert bindings.labels(context)["menu"] == "Esc" and bindings.labels(context)["pause"] == "unbound"
    for device in (KEYS, PAD):
        for control, action in FIXED_MENUS[device].items():
            assert bindings.action(MENUS, control, device) == action
    hostile = Bindings({"orbit": {"ahead": {"keys": ["Esc"], "pad": ["start"]}}, "menus": {"info": {"keys": ["Enter", "Esc"]}}})
    assert hostile.key("orbit", CODES["Esc"]) == "menu" and hostile.key(MENUS, CODES["Enter"]) == "choose"


def test_what_is_in_the_way_is_known_everywhere_it_counts():
    bindings = Bindings()
    jump, crouch, pause = Place("foot", "jump"), Place("foot", "crouch"), Place(COMMON, "pause")
    assert rebinding.in_the_way(bindings, jump, "S", KEYS) == [crouch]
    assert rebinding.in_the_way(bindings, jump, "Space", KEYS) == [pause]
    assert {each.context for each in rebinding.in_the_way(bindings, pause, "W", KEYS)} == set(rebinding.BATTLES)
    assert not rebinding.in_the_way(bindings, jump, "G", PAD)
    aim = rebinding.in_the_way(bindings, Place("foot", "prone"), "right-x", PAD)
    assert aim == [Place("foot", "aim")] and overlap("rstick", "right+y") and not overlap("right-y", "right+y")
    assert rebinding.can_swap(bindings, jump, KEYS, "S")
    rebinding.swap(bindings, jump, KEYS, "S")
    assert bindings.controls(jump, KEYS) == ["S"] and bindings.controls(crouch, KEYS) == ["W"]
    assert rebinding.take(bindings, pause, KEYS, "S") and bindings.controls(jump, KEYS) == []
    assert bindings.labels("foot")["jump"] == "unbound"
    assert not rebinding.can_swap(bindings, Place("foot", "primary"), KEYS, "E"), "a click cannot be a key's"
    rebinding.reset(bindings, "foot")
    assert bindings.controls(jump, KEYS) == ["W"] and bindings.controls(pause, KEYS) == ["S"], "the others stay"


def test_keys_held_beside_others():
    bindings = Bindings()
    assert bindings.key("orbit", CODES["3"], 0x0080) == "set3" and bindings.key("orbit", CODES["3"], 0x0100) == "squad3"
    assert bindings.key("orbit", CODES["3"], 0x0001) == "slot3" and bindings.key("orbit", CODES["K"], 0x0040) == "select_all"
    rebinding.bind(bindings, Place("foot", "crouch"), KEYS, ["L Ctrl"])
    assert bindings.key("foot", CODES["L Ctrl"], 0x0040) == "crouch" and key_name(CODES["1"], 0x0040) == "Ctrl+1"
    assert rebinding.fits(bindings, Place("foot", "walk_left"), "Ctrl+A", KEYS)


def test_settings_keep_them_and_older_and_odd_files_are_read(data_dir):
    chosen = Settings()
    rebinding.bind(Bindings(chosen.bindings, chosen.latches), Place("foot", "jump"), KEYS, ["C"])
    chosen.latches.append("foot.crouch")
    settings.save(chosen)
    again = settings.load()
    assert again == chosen and Bindings(again.bindings, again.latches).stays("foot", "crouch")
    old = {"format": 2, "crc": 0, "data": {"volume": 0.4, "profile": 2}}
    (data_dir / "settings.json").write_text(json.dumps(old))
    assert settings.load() == Settings(volume=0.4, profile=2)
    odd = {"foot": {"jump": {"keys": ["Q!"], "pad": ["lb"]}, "swim": {"keys": ["W"]}}, "moon": {"jump": {"keys": ["W"]}}}
    new = {"format": 3, "crc": 0, "data": {"bindings": odd, "latches": ["foot.swim", "air.burn"], "dead_left": 9, "aid": "all"}}
    (data_dir / "settings.json").write_text(json.dumps(new))
    read = settings.load()
    bindings = Bindings(read.bindings, read.latches)
    assert bindings.changes == {"foot": {"jump": {"pad": ["lb"]}}} and bindings.latches == ["air.burn"]
    assert (read.dead_left, read.aid) == (0.5, "light")
    (data_dir / "settings.json").write_text('{"format": 3, "crc": 0, "data": {"bindings": [1]}}')
    assert "cannot be used" in settings.load_told()[1]


def test_the_shipped_bindings_are_nobodys_to_change():
    assert shipped().changes == {} and shipped().latches == []

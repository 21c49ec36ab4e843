"""The map of a battle's beginning: every name can be read, and zones are named where they are seen."""

import pytest

from game.app.briefing_plan import plan_of
from game.editor.skirmish import skirmish_level
from game.editor.skirmish_setups import random_setup
from game.rules.library import standard
from game.ui.briefing_plan import draw_plan
from game.ui.hud_boxes import Box
from game.ui.kit import Kit
from game.ui.sheet import Sheet

BOX = Box(10, 10, 316, 214)


@pytest.mark.parametrize("theatre", ["orbit", "surface"])
def test_no_name_of_a_force_covers_another_name_a_force_or_the_scale(theatre, monkeypatch):
    kit, said, label, picture = Kit(1.0), [], Sheet.label, Sheet.picture

    def note(sheet, x, y, text, cap, ink, align="left", **more):
        wide = kit.face.width(text, cap, 1.2)
        said.append((text, Box(x - {"left": 0.0, "centre": wide / 2, "right": wide}[align], y, wide, cap)))
        return label(sheet, x, y, text, cap, ink, align, **more)

    def stand(sheet, x, y, *rest, **more):
        said.append(("", Box(x - 5, y - 5, 10, 10)))
        return picture(sheet, x, y, *rest, **more)

    monkeypatch.setattr(Sheet, "label", note)
    monkeypatch.setattr(Sheet, "picture", stand)
    for seed in range(8):
        said.clear()
        level = skirmish_level(random_setup(standard(), seed, theatre), standard())
        draw_plan(kit, Sheet(kit, 340, 240), plan_of(level, grounds=True), BOX)
        forces = [force.name for force in level.force if not force.later]
        named = [each for each in said if each[0].startswith(tuple(forces))]
        assert len(named) > len(forces) * 0.6, "and most are named"
        for one in named:
            assert [other[0] for other in said if other is not one and other[1].touches(one[1])] == [], (seed, one)

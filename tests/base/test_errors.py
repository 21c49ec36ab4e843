from game.base.errors import ContentError, Problem, key_text, nearest_name


def test_key_text_counts_lists_from_zero_and_quotes_odd_keys():
    assert key_text(("wave", 2, "ship", "name")) == "wave[2].ship.name"
    assert key_text(("a b", "", "c\n")) == '"a b"."".' + '"c\\n"'


def test_a_problem_reads_as_one_line():
    problem = Problem("units.toml", 7, ("unit", "cruiser", "turn"), '"x"', "a number", "turn_degs")
    assert str(problem) == 'units.toml:7: unit.cruiser.turn: got "x", expected a number; did you mean turn_degs?'


def test_a_problem_without_line_key_or_hint_leaves_them_out():
    assert str(Problem("a.toml", 0, (), "nothing", "a file", advice="make one")) == (
        "a.toml: got nothing, expected a file; make one"
    )


def test_content_error_lists_every_problem():
    error = ContentError([Problem("a", 1, (), "x", "y"), Problem("a", 2, (), "z", "y")])
    assert str(error).splitlines() == ["a:1: got x, expected y", "a:2: got z, expected y"]


def test_nearest_name_forgives_case_and_typing_but_not_everything():
    names = ["race_cruiser", "race_patrol", "Novaal"]
    assert nearest_name("race_cruser", names) == "race_cruiser"
    assert nearest_name("NOVAAL", names) == "Novaal"
    assert nearest_name("zzz", names) is None

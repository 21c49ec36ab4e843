"""The starter: first start, second start, half-made environments, Pythons without pip. No network."""

import ast
import importlib.util
import os
import shutil
import subprocess
import sys
import types
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RUN = ROOT / "tools" / "run.py"


def load(name: str) -> types.ModuleType:
    spec = importlib.util.spec_from_file_location(name, RUN.with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def setup() -> types.ModuleType:
    return load("run_setup")


@pytest.fixture
def project(tmp_path: Path, setup: types.ModuleType, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tree whose installation costs nothing: pip is taken as there, and only noted when asked to install."""
    (tmp_path / "pyproject.toml").write_text(
        '[project]\nname = "x"\ndependencies = ["a>=1"]\n[dependency-groups]\ndev = ["b"]\n'
    )
    asked: list[str] = []
    monkeypatch.setattr(setup, "_has_pip", lambda python: True)
    monkeypatch.setattr(setup, "_install", lambda python, root, kind: asked.extend(setup.requirements(root, kind)))
    setup.asked = asked
    return tmp_path


def make(setup: types.ModuleType, project: Path, kind: str = "play") -> None:
    setup.make(str(project / ".venv"), str(project), kind)


def is_ready(setup: types.ModuleType, project: Path, kind: str = "play") -> bool:
    ready: bool = setup.is_ready(str(project / ".venv"), str(project), kind)
    return ready


def test_a_first_start_makes_an_environment_and_a_second_finds_it(setup: types.ModuleType, project: Path):
    assert not is_ready(setup, project)
    make(setup, project)
    assert is_ready(setup, project)
    assert not is_ready(setup, project, "test")
    assert setup.asked == ["a>=1"]
    python = setup.venv_python(str(project / ".venv"))
    where = subprocess.check_output([python, "-c", "import sys; print(sys.prefix)"], text=True).strip()
    assert Path(where).samefile(project / ".venv")


def test_test_adds_the_developers_tools_and_keeps_play(setup: types.ModuleType, project: Path):
    make(setup, project, "play")
    make(setup, project, "test")
    assert setup.asked == ["a>=1", "a>=1", "b"]
    assert is_ready(setup, project, "play")
    assert is_ready(setup, project, "test")


def test_changed_dependencies_are_noticed(setup: types.ModuleType, project: Path):
    make(setup, project)
    with (project / "pyproject.toml").open("a") as file:
        file.write("# changed\n")
    assert not is_ready(setup, project)
    make(setup, project)
    assert is_ready(setup, project)


@pytest.mark.parametrize("damage", ["stamp", "garbled", "python", "home", "file"])
def test_half_made_environments_are_mended(setup: types.ModuleType, project: Path, damage: str):
    venv = project / ".venv"
    make(setup, project)
    python = Path(setup.venv_python(str(venv)))
    if damage == "stamp":
        (venv / setup.STAMP).unlink()
    elif damage == "garbled":
        (venv / setup.STAMP).write_text('{"done":')
    elif damage == "python":
        python.unlink()
    elif damage == "home":
        (venv / "pyvenv.cfg").unlink()
        (venv / setup.STAMP).unlink()
    else:
        shutil.rmtree(venv)
        venv.write_text("not a folder")
    assert not is_ready(setup, project)
    make(setup, project)
    assert is_ready(setup, project)
    assert setup._is_sound(str(venv))


def test_a_failed_installation_leaves_no_stamp(
    setup: types.ModuleType, project: Path, monkeypatch: pytest.MonkeyPatch
):
    def offline(python: str, root: str, kind: str) -> None:
        raise setup.SetupError("no internet")

    monkeypatch.setattr(setup, "_install", offline)
    with pytest.raises(setup.SetupError):
        make(setup, project)
    assert not is_ready(setup, project)


def test_what_pip_says_no_to_is_told_in_words(setup: types.ModuleType, project: Path):
    fresh = load("run_setup")  # the fixture's own installs nothing
    with pytest.raises(fresh.SetupError, match="internet"):
        fresh._install(_failing_python(project), str(project), "play")


def _failing_python(folder: Path) -> str:
    if os.name == "nt":
        path = folder / "python.bat"
        path.write_text("@exit /b 1\n")
    else:
        path = folder / "python"
        path.write_text("#!/bin/sh\nexit 1\n")
        path.chmod(0o755)
    return str(path)


def test_without_ensurepip_a_pip_from_outside_is_used(
    setup: types.ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    real = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "ensurepip" else real(name))
    monkeypatch.setattr(setup, "WHEEL_FOLDERS", ())
    ways = list(setup.ways_to_pip("VENV"))
    assert not any("ensurepip" in way for way in ways)
    assert [sys.executable, "-m", "pip", "--python", "VENV", "install"] == ways[0][:6]


def test_a_wheel_of_the_system_comes_before_the_network(
    setup: types.ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "pip-23.0-py3-none-any.whl").write_bytes(b"")
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(setup, "WHEEL_FOLDERS", (str(tmp_path),))
    first = next(setup.ways_to_pip("VENV"))
    assert first[0] == "VENV"
    assert first[1] == str(tmp_path / "pip-23.0-py3-none-any.whl" / "pip")
    assert "--no-index" in first


def test_where_nothing_helps_the_message_says_what_to_install(
    setup: types.ModuleType, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(setup, "ways_to_pip", lambda python: iter(()))
    monkeypatch.setattr(setup, "wheel_from_apt", lambda folder: None)
    with pytest.raises(setup.SetupError, match="apt install python3-venv"):
        setup.add_pip("VENV")


def test_an_old_python_can_read_the_starter_and_is_told(tmp_path: Path):
    ast.parse(RUN.read_text(encoding="utf-8"), feature_version=(3, 7))
    code = (
        "import runpy, sys; sys.version_info = (3, 8, 0, 'final', 0); sys.argv = ['run.py', 'play'];"
        f"runpy.run_path({str(RUN)!r}, run_name='__main__')"
    )
    environment = {**os.environ, "PATH": str(tmp_path)}  # no newer Python to be found
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True)
    assert done.returncode == 1
    assert "needs Python 3.11 or newer; this is Python 3.8" in done.stderr
    assert "Traceback" not in done.stderr


def test_help_and_unknown_commands_need_no_environment():
    for arguments, code in ((["--help"], 0), ([], 0), (["plya"], 2)):
        done = subprocess.run([sys.executable, str(RUN), *arguments], capture_output=True, text=True)
        assert done.returncode == code
        assert "usage: python3 tools/run.py" in done.stdout + done.stderr


def test_every_command_of_the_game_is_one_of_the_starter():
    from game.app.main import _parser

    run = load("run")
    commands = next(iter(_parser()._subparsers._group_actions)).choices  # type: ignore[union-attr]
    assert set(run.GAME_COMMANDS) == set(commands)
    assert all(f"\n  {name} " in run.HELP for name in commands)


def test_the_test_command_is_honest_and_runs_all_three(monkeypatch: pytest.MonkeyPatch):
    run = load("run")
    seen: list[str] = []
    codes = {"ruff": 1, "mypy": 0, "pytest": 0}

    def note(command: list[str], **more: object) -> int:
        name = command[3]
        seen.append(name)
        return codes[name]

    monkeypatch.setattr(run, "run", note)
    monkeypatch.setattr(os, "environ", dict(os.environ))
    assert run.test("python", ["-x"]) == 1
    assert seen == ["ruff", "mypy", "pytest"]
    codes["ruff"] = 0
    assert run.test("python", []) == 0


def test_the_starter_imports_only_the_standard_library():
    for name in ("run", "run_setup"):
        tree = ast.parse(RUN.with_name(f"{name}.py").read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            names = [each.name for each in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for each in names:
                assert each.split(".")[0] in {*sys.stdlib_module_names, "run_setup"}, f"{name} imports {each}"


def test_a_wheel_would_carry_assets_and_levels():
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    include = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert include == {"assets": "game/_data/assets", "levels": "game/_data/levels"}
    assert project["project"]["scripts"] == {"defense-of-home": "game.app.main:main"}

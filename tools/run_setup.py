"""Make the environment that run.py starts programs in. Plain standard library.

What only a first start needs is imported where it is used: later starts shall be instant.
"""

from __future__ import annotations

import contextlib
import glob
import hashlib
import json
import os
import sys
from collections.abc import Iterator

STAMP = "defense-of-home.json"  # inside the environment: what it was made from
NEWEST_LOOKED_FOR = 15  # minor version
PIP_OPTIONS = ("--disable-pip-version-check", "--no-input", "--no-warn-script-location")
WHEEL_FOLDERS = ("/usr/share/python-wheels", "/usr/share/python3-wheels")
APT_TIMEOUT_S = 120

ADVICE = """This Python cannot make an environment with pip in it ({python}).
Install what is missing, then run the same command again:
  Debian, Ubuntu   sudo apt install python3-venv
  Fedora           sudo dnf install python3-pip
  openSUSE         sudo zypper install python3-pip
  anything else    install pip, or uv, or a Python from python.org"""


class SetupError(Exception):
    """Says what to do when the environment cannot be made."""


def venv_python(venv: str) -> str:
    """Answer where an environment keeps its Python."""
    if os.name == "nt":
        return os.path.join(venv, "Scripts", "python.exe")
    return os.path.join(venv, "bin", "python")


def fingerprint(venv: str, root: str) -> dict[str, object]:
    """Answer what an environment depends on: the dependency lists and the Python behind it."""
    with open(os.path.join(root, "pyproject.toml"), "rb") as file:
        rules = hashlib.sha256(file.read()).hexdigest()
    behind = os.path.realpath(venv_python(venv))
    state = os.stat(behind)  # an update of the system's Python shows here
    return {"pyproject": rules, "python": behind, "size": state.st_size, "changed": int(state.st_mtime)}


def installed(venv: str, root: str) -> list[str]:
    """Answer which kinds of work an environment is ready for; none if it is half made or out of date."""
    try:
        with open(os.path.join(venv, STAMP), encoding="utf-8") as file:
            stamp = json.load(file)
        done = [str(kind) for kind in stamp.pop("done")]
        return done if stamp == fingerprint(venv, root) else []
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return []


def is_ready(venv: str, root: str, kind: str) -> bool:
    """Answer whether an environment is ready for "play", or for "test", which holds all of it."""
    done = installed(venv, root)
    return kind in done or "test" in done


def make(venv: str, root: str, kind: str) -> None:
    """Make or mend an environment for a kind of work, "play" or "test", and stamp it.

    Law: the stamp is written last; an environment without one is never used as it is.
    Raises: SetupError.
    """
    with _alone(venv):
        if is_ready(venv, root, kind):  # somebody else made it while we waited
            return
        print(f"Setting up in {venv} (first start only, takes a minute) ...", flush=True)
        stamp = os.path.join(venv, STAMP)
        done = installed(venv, root)
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            os.remove(stamp)
        if not _is_sound(venv):
            _create(venv)
        if not _has_pip(venv_python(venv)):
            add_pip(venv_python(venv))
        _install(venv_python(venv), root, kind)
        record = {**fingerprint(venv, root), "done": sorted({*done, kind})}
        with open(stamp + ".new", "w", encoding="utf-8") as file:
            json.dump(record, file)
        os.replace(stamp + ".new", stamp)
        print("Ready.", flush=True)


def requirements(root: str, kind: str) -> list[str]:
    """List what pyproject.toml asks for; read here because older pips know no dependency groups."""
    import tomllib

    with open(os.path.join(root, "pyproject.toml"), "rb") as file:
        project = tomllib.load(file)
    wanted = list(project["project"]["dependencies"])
    if kind == "test":
        wanted += project["dependency-groups"]["dev"]
    return wanted


@contextlib.contextmanager
def _alone(venv: str) -> Iterator[None]:
    """Hold back a second set-up of the same environment; the system lets go if this process dies."""
    try:
        file = open(venv + ".lock", "a+", encoding="utf-8")  # noqa: SIM115 - closed by the next line
    except OSError as error:
        raise SetupError(f"Cannot write beside {venv}: {error.strerror or error}.") from error
    with file:
        if os.name == "nt":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _is_sound(venv: str) -> bool:
    """Answer whether an environment's Python starts, is new enough and is an environment's at all."""
    check = "import sys; sys.exit(sys.version_info < (3, 11) or sys.prefix == sys.base_prefix)"
    return _works([venv_python(venv), "-c", check])


def _works(command: list[str]) -> bool:
    import subprocess

    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _has_pip(python: str) -> bool:
    return _works([python, "-m", "pip", "--version"])


def _create(venv: str) -> None:
    """Make an empty environment, in place of a broken one if need be."""
    import shutil
    import subprocess

    try:
        import venv as maker
    except ImportError as error:  # a Python cut down to the least
        raise SetupError(ADVICE.format(python=sys.executable)) from error

    try:
        if os.path.islink(venv) or os.path.isfile(venv):
            os.remove(venv)
        elif os.path.isdir(venv):
            shutil.rmtree(venv)
        maker.create(venv, with_pip=False, symlinks=os.name != "nt")
    except (OSError, subprocess.CalledProcessError) as error:
        raise SetupError(f"Cannot make the environment {venv}: {error}.") from error


def add_pip(python: str) -> None:
    """Bring pip into an environment by whatever this machine offers. Raises: SetupError."""
    import tempfile

    for command in ways_to_pip(python):
        if _works(command) and _has_pip(python):
            return
    with tempfile.TemporaryDirectory() as folder:
        wheel = wheel_from_apt(folder)
        if wheel and _works(_from_wheel(python, wheel)) and _has_pip(python):
            return
    raise SetupError(ADVICE.format(python=sys.executable))


def ways_to_pip(python: str) -> Iterator[list[str]]:
    """Yield commands that may put pip into an environment, the surest first."""
    import importlib.util
    import shutil

    if importlib.util.find_spec("ensurepip"):
        yield [python, "-m", "ensurepip", "--upgrade", "--default-pip"]
    for folder in WHEEL_FOLDERS:
        for wheel in sorted(glob.glob(os.path.join(folder, "pip-*.whl")), reverse=True):
            yield _from_wheel(python, wheel)
    # A pip from outside works on the environment, not on its own Python: so even a system that refuses pip
    # for itself has no objection.
    into = ["--python", python, "install", *PIP_OPTIONS, "pip"]
    if importlib.util.find_spec("pip"):
        yield [sys.executable, "-m", "pip", *into]
    for name in ("pip3", "pip", *(f"pip3.{minor}" for minor in range(NEWEST_LOOKED_FOR, 8, -1))):
        found = shutil.which(name)
        if found:
            yield [found, *into]
    found = shutil.which("uv")
    if found:
        yield [found, "pip", "install", "--python", python, "pip"]


def _from_wheel(python: str, wheel: str) -> list[str]:
    """Run pip out of its own wheel, to install that wheel."""
    return [python, os.path.join(wheel, "pip"), "install", "--no-index", "--no-deps", *PIP_OPTIONS, wheel]


def wheel_from_apt(folder: str) -> str | None:
    """Fetch Debian's own copy of pip without being administrator; None where that is not possible."""
    import shutil
    import subprocess

    apt, dpkg = shutil.which("apt-get"), shutil.which("dpkg-deb")
    if not apt or not dpkg:
        return None
    try:
        fetch = [apt, "download", "python3-pip-whl"]
        subprocess.run(fetch, cwd=folder, check=True, timeout=APT_TIMEOUT_S, capture_output=True)
        for package in glob.glob(os.path.join(folder, "*.deb")):
            subprocess.run([dpkg, "-x", package, folder], check=True, capture_output=True)
    except (OSError, subprocess.SubprocessError):
        return None
    wheels = glob.glob(os.path.join(folder, "usr", "share", "python-wheels", "pip-*.whl"))
    return wheels[0] if wheels else None


def _install(python: str, root: str, kind: str) -> None:
    """Install what is asked for, as ready-made packages; pip's own words are shown if it fails."""
    import subprocess

    environment = {**os.environ, "PIP_USER": "0"}  # whatever pip is set up to do elsewhere
    command = [python, "-m", "pip", "install", "--quiet", "--prefer-binary", *PIP_OPTIONS]
    if subprocess.run([*command, *requirements(root, kind)], cwd=root, env=environment, check=False).returncode:
        version = f"Python {sys.version_info[0]}.{sys.version_info[1]}"
        raise SetupError(
            "Could not install what the game needs; pip says why above. The first start needs the internet, "
            f"and packages made for this machine and {version}. Run the same command again to go on."
        )

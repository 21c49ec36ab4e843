"""The tools of the canvas: what each is called, which key takes it, what the hand does with it."""

from __future__ import annotations

from typing import NamedTuple


class Tool(NamedTuple):
    """One tool. theatre: where it can be used, "" for both; key: the letter that takes it, "" for none"""

    name: str
    label: str
    key: str
    hint: str
    theatre: str = ""


TOOLS: tuple[Tool, ...] = (
    Tool("select", "Select and move", "V", "Click or drag a box to choose; drag what is chosen to move it"),
    Tool("zone", "Zone", "Z", "Press where its middle is and drag to its rim"),
    Tool("way", "Way to go", "W", "Click where the chosen force is to go", "surface"),
    Tool("camera", "Camera start", "C", "Click where the battle is looked at first"),
    Tool("form", "Formation", "D", "Press where the leader is to be, drag where they look; [ and ] choose", "orbit"),
    Tool("reference", "Reference point", "N", "Click a place whose range is known", "surface"),
    Tool("raise", "Raise the ground", "1", "Paint along the ground; [ and ] change the brush", "surface"),
    Tool("lower", "Lower the ground", "2", "Paint along the ground; [ and ] change the brush", "surface"),
    Tool("smooth", "Smooth the ground", "3", "Paint along the ground; [ and ] change the brush", "surface"),
    Tool("flatten", "Flatten the ground", "4", "Paint along the ground; [ and ] change the brush", "surface"),
    Tool("corner", "Corner of the ground", "5", "Click to put a corner into the line; beyond the end too", "surface"),
    Tool("trench", "Trench", "6", "Click where its middle is", "surface"),
    Tool("crater", "Crater", "7", "Click where its middle is; [ and ] change its size", "surface"),
    Tool("pave", "Pave", "8", "Drag along a stretch that blasts shall not dig", "surface"),
)
BRUSHES = ("raise", "lower", "smooth", "flatten")
PLACE = Tool("place", "Place", "", "Click where it is to stand, or drag for several; Esc puts it away")


def tools_of(theatre: str) -> list[Tool]:
    """List the tools of a theatre."""
    return [tool for tool in TOOLS if tool.theatre in ("", theatre)]


def tool_named(name: str) -> Tool:
    """Give a tool by its name."""
    return next((tool for tool in TOOLS if tool.name == name), PLACE)

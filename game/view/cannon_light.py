"""The light of forward cannon: loads its strips when the first bow opens, and draws ball, feed and beam of each."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from game.view.camera import Camera
from game.view.effects.cannon_strips import CannonStrips, load_cannon_strips
from game.view.effects.charge_ball import ChargeBall
from game.view.effects.charge_feed import ChargeFeed
from game.view.effects.great_beam import GreatBeam
from game.view.frame import Frame
from game.view.palette import BeamColours
from game.view.poses import CannonPose
from game.view.shot import charge_white

_WARM_FROM = 0.9  # share of a charge from which a beam's tiles are made ready, frame by frame
_RIBS = ((0.53, 0.36), (0.88, 0.72))  # of half a hull's length ahead, of half its width aside: foot and tip
_SPINE = (-0.53, 0.60)  # of half a hull's length


class CannonLight:
    """Draws the light of every forward cannon of a battle; folder: assets/images/effects."""

    def __init__(self, folder: Path, colours: BeamColours) -> None:
        self._folder, self._colours = folder, colours
        self._strips: CannonStrips | None = None
        self._ball: ChargeBall | None = None
        self._feed: ChargeFeed | None = None
        self._beams: dict[float, GreatBeam] = {}

    def recolour(self, colours: BeamColours) -> None:
        """Draw plasma in other colours from now on."""
        if colours != self._colours:
            self._colours, self._ball, self._feed = colours, None, None
            self._beams.clear()

    def warm(self, core_wu: float) -> None:
        """Make ready what the first opening bow needs, behind the loading bar."""
        self._ready_ball()
        self._ready_feed()
        self._beam_of(core_wu)

    def _loaded(self) -> CannonStrips:
        if self._strips is None:
            self._strips = load_cannon_strips(self._folder)
        return self._strips

    def _ready_ball(self) -> ChargeBall:
        if self._ball is None:
            self._ball = ChargeBall(self._loaded(), self._colours)
        return self._ball

    def _ready_feed(self) -> ChargeFeed:
        if self._feed is None:
            self._feed = ChargeFeed(self._colours)
        return self._feed

    def _beam_of(self, core_wu: float) -> GreatBeam:
        if core_wu not in self._beams:
            self._beams[core_wu] = GreatBeam(self._loaded(), core_wu, self._colours)
        return self._beams[core_wu]

    def ball(
        self, frame: Frame, camera: Camera, pose: CannonPose, radius_wu: float, power: float, clock_s: float,
        calm: bool,
    ) -> None:  # fmt: skip
        """Draw a cannon's ball."""
        if radius_wu > 0.8:
            self._ready_ball().draw(
                frame, camera, pose.at, radius_wu, charge_white(pose), power, clock_s, calm
            )

    def feed(
        self, frame: Frame, camera: Camera, pose: CannonPose, radius_wu: float, power: float, clock_s: float
    ) -> None:
        """Draw what feeds a ball, and make its beam ready in time."""
        half, wide = pose.size[0] / 2, pose.size[1] / 2
        across = np.array((-pose.way[1], pose.way[0]))
        feed = self._ready_feed()
        spine = np.stack([pose.centre + pose.way * (share * half) for share in _SPINE])
        feed.draw_conduits(frame, camera, spine, power if pose.wanted else power * 0.4)
        if pose.wanted and radius_wu > 2.0:
            ribs = tuple(
                np.stack([pose.centre + pose.way * (x * half) + across * (sign * y * wide) for x, y in _RIBS])
                for sign in (1.0, -1.0)
            )
            feed.draw_motes(frame, camera, pose.at, radius_wu, power, clock_s)
            feed.draw_arcs(frame, camera, pose.at, radius_wu, (ribs[0], ribs[1]), power, clock_s)
        if pose.charge > _WARM_FROM:
            self._beam_of(pose.rule.core_wu).warm(frame, camera, pose.at, pose.way)

    def beam(
        self, frame: Frame, camera: Camera, pose: CannonPose, length_wu: float, level: float, clock_s: float,
        calm: bool,
    ) -> None:  # fmt: skip
        """Draw a cannon's beam."""
        beam = self._beam_of(pose.rule.core_wu)
        beam.draw(frame, camera, pose.at, pose.way, length_wu, level, clock_s, calm)

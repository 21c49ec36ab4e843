"""What the arms of the surface theatre do: guns, beams and guided missiles; assets/rules/surface/arms.toml."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from game.rules.document import Rule, measured

Prey = Literal["infantry", "vehicle", "walker", "air", "ship", "building"]


class ArmBase(Rule):
    """What all arms have in common."""

    name: str
    damage: float = measured(..., "hp", ge=0, le=1e6, help="of a hit that goes through")
    penetration_mm: float = measured(0.0, "mm", ge=0, le=5000, help="at the muzzle; missiles: always")
    blast_wu: float = measured(0.0, "wu", ge=0, le=2000, help="reach of its blast; 0 for none")
    blast: float = measured(0.0, "hp", ge=0, le=1e6, help="damage in the middle of its blast")
    range_m: float = measured(..., "m", gt=0, le=1e5, help="farthest target")
    near_m: float = measured(0.0, "m", ge=0, le=1e5, help="nearest target")
    reload_s: float = measured(..., "s", ge=0, le=600, help="from shot to shot, or from burst to burst")
    react_s: float = measured(0.5, "s", ge=0, le=30, help="from seeing a target to the first shot")
    prey: list[Prey] = measured(..., min_length=1, help="what it is fired at, the best first")
    claim: float = measured(0.0, ge=0, le=10, help="how much less a target is worth by each friend's such gun")
    idle_prey: list[Prey] = measured([], help="what it is fired at when there is nothing better")
    suppress: float = measured(0.0, ge=0, le=5, help="fear that a near miss spreads")
    own_eyes: bool = measured(False, help="fired only at what its gunner sees himself, not at what radio tells of")
    blind_m: float = measured(0.0, "m", ge=0, le=1e5, help="its flash blinds pilots who look that way; 0 for none")


class ShellRule(ArmBase):
    """A gun: rounds with drop, drag and spread."""

    kind: Literal["gun"]
    muzzle_wups: float = measured(..., "wu/s", gt=0, le=5000)
    drag_per_wu: float = measured(0.0, "1/wu", ge=0, le=0.01)
    spread_mrad: float = measured(..., "mrad", ge=0, le=500, help="standing, one sigma")
    moving_mrad: float = measured(0.0, "mrad", ge=0, le=500, help="added on the move")
    burst: int = measured(1, ge=1, le=100, help="rounds a burst")
    gap_s: float = measured(0.1, "s", ge=0, le=10, help="between rounds of a burst")
    fuse_height_wu: float = measured(0.0, "wu", ge=0, le=500, help="bursts this high over ground; 0 on impact")
    fragments: int = measured(0, ge=0, le=200)
    flak_wu: float = measured(0.0, "wu", ge=0, le=100, help="a pass this near a flyer counts as a hit")
    life_s: float = measured(6.0, "s", gt=0, le=60, help="flight of a round that meets nothing")
    magazine: int = measured(0, ge=0, le=10000, help="rounds in a magazine or belt; 0: fed without end")
    change_s: float = measured(0.0, "s", ge=0, le=60, help="until a fresh magazine is in")
    by_hand_s: float = measured(0.0, "s", ge=0, le=60, help="from burst to burst when a person fires; 0: reload_s")
    aimed_share: float = measured(1.0, "share", gt=0, le=1, help="of the spread left to who crouches and aims down it")


class LensRule(ArmBase):
    """A beam: instant, straight, for as long as it dwells."""

    kind: Literal["beam"]
    dwell_s: float = measured(..., "s", gt=0, le=10)
    cone_deg: float = measured(180.0, "deg", gt=0, le=180, help="half-width round its axis")


class GuidedRule(ArmBase):
    """A guided missile. Source: SURFACE.md section 8."""

    kind: Literal["missile"]
    figure: str = measured(..., help="its picture, under assets/images/figures")
    seeker: Literal["radar", "heat", "laser", "wire", "none"]
    boost_wups2: float = measured(..., "wu/s2", ge=0, le=5000)
    burn_s: float = measured(..., "s", ge=0, le=600)
    speed_wups: float = measured(1000.0, "wu/s", gt=0, le=5000, help="drag holds it to this")
    lateral_wups2: float = measured(..., "wu/s2", ge=0, le=5000, help="hardest turn")
    cone_deg: float = measured(30.0, "deg", gt=0, le=180, help="half-width of what its seeker sees")
    life_s: float = measured(..., "s", gt=0, le=600)
    arm_s: float = measured(0.3, "s", ge=0, le=10, help="harmless until then")
    fuse_wu: float = measured(0.0, "wu", ge=0, le=200, help="goes off this near a flyer; 0 on contact")
    works_share: float = measured(1.0, "share", gt=0, le=1, help="of them that go off")
    hit_points: float = measured(1.0, "hp", gt=0, le=1000)
    stock: int = measured(1, ge=1, le=1000, help="carried")
    salvo: int = measured(1, ge=1, le=16, help="launched one after another")
    gap_s: float = measured(0.7, "s", ge=0, le=10, help="between missiles of a salvo")


ArmRule = Annotated[ShellRule | LensRule | GuidedRule, Field(discriminator="kind")]

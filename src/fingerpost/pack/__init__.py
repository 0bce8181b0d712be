"""A field in plain text: what it is made of, and how it is loaded and checked."""

from fingerpost.pack.asked import SelfAnswer, SelfCheck, SelfPart, SelfQuestion, SelfRole, SelfStep
from fingerpost.pack.check import LEVELS, SEVERITIES, check_pack
from fingerpost.pack.fault import Fault, PackError
from fingerpost.pack.load import draft_pack, load_pack
from fingerpost.pack.shapes import (
    Authority,
    Band,
    Benchmark,
    CheckRule,
    Consultant,
    Entry,
    Event,
    Family,
    Pack,
    Place,
    Prose,
    Role,
    RuleFamily,
    Rung,
    Sameness,
    Skill,
    SkillGroup,
    Step,
    Track,
)  # fmt: skip
from fingerpost.pack.taxyear import Slice, TaxYear

__all__ = [
    "LEVELS", "SEVERITIES", "Authority", "Band", "Benchmark", "CheckRule", "Consultant", "Entry", "Event", "Family",
    "Fault", "Pack", "PackError", "Place", "Prose", "Role", "RuleFamily", "Rung", "Sameness", "SelfAnswer", "SelfCheck", "SelfPart",
    "SelfQuestion", "SelfRole", "SelfStep", "Skill", "SkillGroup", "Slice", "Step", "TaxYear", "Track",
    "check_pack", "draft_pack", "load_pack",
]  # fmt: skip

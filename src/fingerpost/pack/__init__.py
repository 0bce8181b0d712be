"""A field in plain text: what it is made of, and how it is loaded and checked."""

from fingerpost.pack.check import LEVELS, check_pack
from fingerpost.pack.fault import Fault, PackError
from fingerpost.pack.load import load_pack
from fingerpost.pack.shapes import (
    Band,
    Benchmark,
    Consultant,
    Entry,
    Family,
    Pack,
    Place,
    Prose,
    Role,
    Rung,
    Skill,
    SkillGroup,
    Step,
)  # fmt: skip

__all__ = [
    "LEVELS", "Band", "Benchmark", "Consultant", "Entry", "Family", "Fault", "Pack", "PackError", "Place", "Prose",
    "Role", "Rung", "Skill", "SkillGroup", "Step", "check_pack", "load_pack",
]  # fmt: skip

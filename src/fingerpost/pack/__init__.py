"""A field in plain text: what it is made of, and how it is loaded and checked."""

from fingerpost.pack.load import PackError, load_pack
from fingerpost.pack.shapes import (
    Band, Benchmark, Consultant, Entry, Family, Pack, Place, Prose, Role, Rung, Skill, SkillGroup, Step,
)  # fmt: skip

__all__ = [
    "Band", "Benchmark", "Consultant", "Entry", "Family", "Pack", "PackError", "Place", "Prose", "Role", "Rung", "Skill",
    "SkillGroup", "Step", "load_pack",
]  # fmt: skip

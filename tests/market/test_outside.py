from __future__ import annotations

import pytest

from fingerpost.market.outside import ALL, LADDER, Person, cells, grade, of_family, of_role

ROLE = "machine-learning-engineer"


def people(number: int, level: str = "", pay: float = 50_000, employers: int = 0, role: str = ROLE) -> list[Person]:
    """So many people of a role and a level, a hundred pounds apart."""
    return [Person(role, level, pay + 100 * at, f"Firm {at % employers}" if employers else "") for at in range(number)]


def keys(made: list, subject: str) -> set[str]:
    return {cell.levels for cell in made if cell.subject == subject}


def test_a_person_stands_in_the_cells_of_role_family_ladder_and_field_at_their_level_and_at_any(pack):
    made, hidden = cells(people(12, "senior"), pack, "year", placed=False)
    for subject in (ALL, LADDER, of_role(ROLE), of_family("machine-learning-engineering")):
        assert keys(made, subject) == {"", "senior"}
    assert not hidden
    (one,) = (cell for cell in made if (cell.subject, cell.levels) == (of_role(ROLE), "senior"))
    assert (one.people, one.p10, one.p50, one.p90) == (12, 50_110, 50_550, 50_990)
    assert one.low < one.p50 < one.high


def test_levels_that_share_a_rung_have_a_cell_together(pack):
    made, _ = cells(people(6, "intern") + people(6, "junior"), pack, "year", placed=False)
    assert keys(made, of_role(ROLE)) == {"", grade(["intern", "junior"])}


def test_nine_people_are_not_shown_and_ten_are(pack):
    assert cells(people(9), pack, "year", placed=False) == ([], 4)
    assert len(cells(people(10), pack, "year", placed=False)[0]) == 4


@pytest.mark.parametrize(("employers", "shown"), [(4, False), (5, True), (0, True)])
def test_placed_people_of_fewer_than_five_known_employers_are_hidden(pack, employers, shown):
    made, _ = cells(people(20, employers=employers), pack, "year", placed=True)
    assert bool(made) is shown


def test_what_a_hidden_level_holds_cannot_be_told_from_the_levels_beside_it(pack):
    # Three juniors are hidden; 33 of all less 30 seniors would give them away, so the seniors go too.
    made, hidden = cells(people(30, "senior") + people(3, "junior"), pack, "year", placed=True)
    assert keys(made, of_role(ROLE)) == {""}
    assert hidden
    shown, _ = cells(people(30, "senior") + people(12, "junior"), pack, "year", placed=True)
    assert keys(shown, of_role(ROLE)) == {"", "senior", "junior"} | {grade(["intern", "junior"])}


def test_amounts_of_placed_people_are_nobodys_own(pack):
    made, _ = cells(people(11, pay=50_037), pack, "year", placed=True)
    assert all(amount % 100 == 0 for cell in made for amount in (cell.p10, cell.p50, cell.p90, cell.low, cell.high))

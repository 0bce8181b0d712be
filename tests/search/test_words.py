"""What a visitor types, through every engine: the right jobs are found, and nothing that is typed can fail."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fingerpost.search import Document, Question
from fingerpost.search.tantivy import plain

TODAY = date(2026, 11, 20)
job = partial(Document, posted=date(2026, 11, 18))

JOBS = [
    job(
        job_id="ml", title="Machine Learning Engineer", role="machine-learning-engineer", level="senior",
        skills=("python", "machine-learning"), text="We build models in Python. Part of R&D.",
        employer="Wessex Robots Ltd", place="Bristol", place_id="bristol",
    ),
    job(
        job_id="dl", title="Vision Lead", role="machine-learning-engineer", level="lead",
        skills=("machine-learning", "c-plus-plus"), text="Deep networks in C++ on the edge.",
        place="Clifton", place_id="clifton",
    ),
    job(
        job_id="ds", title="Data Scientist", role="data-scientist", skills=("r", "time-series"), skills_named=("python",),
        text="Work beside machine learning engineers and data engineers; our platform team likes Python. Senior stakeholders go far.",
        place="Leeds", place_id="leeds",
    ),
    job(
        job_id="de", title="Principal Data Engineer", role="data-engineer", level="lead", skills=("kubernetes", "go"),
        mode="remote", text="Pipelines on k8s, in Golang.", contract="contract", ir35="outside",
    ),
    job(
        job_id="se", title="Software Engineer", role="software-engineer", skills=("c-sharp", "dot-net"), mode="hybrid",
        text="C# and .NET services for a home office, with a deal desk and a series of reviews over time.", contract="permanent",
    ),
    job(job_id="other", title="Clerk", role="other", text="Files."),
    job(
        job_id="py", title="Software Engineer", role="software-engineer", skills=("python", "sql", "data-care"),
        text="Django. A remote chance of travel.",
    ),
]  # fmt: skip

CASES = [
    # what is typed, the jobs that it finds, why
    ("data scientist", {"ds"}, "a role, not any advert that holds both words"),
    ("Machine learning engineers", {"ml", "dl"}, "a plural; the role by the reading, whatever the title"),
    ("ml engineer", {"ml", "dl"}, "the field's other words for the same role"),
    ("data engineer", {"de"}, "colleagues in a text are not the job"),
    ('"data engineers"', {"ds", "de"}, "in quotes the words are looked for wherever they stand"),
    ('"machine learning" leeds', {"ds"}, "a phrase and a place"),
    ("python developer", {"py"}, "a role's narrower title keeps its word"),
    ("etl developer", set(), "no data engineer here writes ETL"),
    ("codesmith", {"se", "py"}, "another name for the role, with no word of it"),
    ("data care", {"py"}, "a field that is a skill and a role's other name is the skill"),
    ("sql", {"py"}, "small words in another skill's name do not make it this one"),
    ("welder", set(), "no name of a role that is none"),
    ("senior", {"ml"}, "a level, not senior stakeholders"),
    ("principal", {"de"}, "a word of a level finds the titles that have it"),
    ("head of data", set(), "small words in a role's name do not matter"),
    ("python", {"ml", "ds", "py"}, "a skill wherever it is written"),
    ("k8s", {"de"}, "a skill in another spelling"),
    ("kubernetes", {"de"}, "a skill that the text spells otherwise"),
    ("R", {"ds"}, "one letter is a skill, not the R of R&D"),
    ("go", {"de"}, "a word that mostly means something else, by the reading alone"),
    ("C++", {"dl"}, "a name that ends in signs"),
    ("c#", {"se"}, "another"),
    (".net", {"se"}, "and one that begins with one"),
    ("r&d", {"ml"}, "letters joined by a sign"),
    ("time series", {"ds"}, "a skill of two words is no two words"),
    ("bristol", {"ml", "dl"}, "a part of a town lies in the town"),
    ("south west", {"ml", "dl"}, "and the town in its region"),
    ("deal desk", {"se"}, "the name of a place where no job is means its word"),
    ("home office", {"se"}, "a word that may mean a way of working, alone does not"),
    ("remote", {"de"}, "a way of working, not a remote chance"),
    ("work from home", {"de"}, "the same in more words"),
    ("contractor outside ir35", {"de"}, "terms by what they mean"),
    ("perm", {"se"}, "the same"),
    ("wessex robots", {"ml"}, "an employer"),
    ("data -scientist", {"de"}, "unwanted word in a title"),
    ('-"data scientist" python', {"ml", "py"}, "an unwanted phrase, before what is wanted"),
    ("python -senior", {"ds", "py"}, "an unwanted level is not an unwanted word"),
    ("jobs in leeds", {"ds"}, "words that every advert could hold say nothing"),
    ("engineering", {"ml", "ds", "de", "se", "py"}, "an ending more or less does not matter"),
    ("machne lerning enginer", {"ml", "dl"}, "slips of the keys in words of the pack"),
    ("djago", {"py"}, "a slip of the keys in a word of an advert alone"),
    ("dango", {"py"}, "a letter left out"),
    ("java", set(), "a short word is not stretched"),
    ("£500 a day", set(), "an amount of pay, and nobody here pays it"),
    ("data scientist leeds or remote", {"ds"}, "a place, or remote, for a role"),
    ("engineer leeds or remote", {"ds", "de"}, "the same for a word"),
    ("ml engineer within 30 miles of bath", {"ml", "dl"}, "a town around which to look"),
    ("zymurgy", set(), "a word that nobody writes finds nothing"),
]  # fmt: skip


@pytest.fixture
def stocked(index):
    index.write(JOBS)
    return index


@pytest.mark.parametrize(("typed", "ids", "why"), CASES, ids=[typed for typed, _, _ in CASES])
def test_what_is_typed_finds_the_right_jobs(stocked, found, typed, ids, why):
    assert set(found(typed)) == ids, why


def test_a_title_outweighs_an_employer_and_an_employer_a_text(index, found):
    index.write([
        job(job_id="text", title="Clerk", text="A quokka in the office."), job(job_id="title", title="Quokka Keeper"),
        job(job_id="employer", title="Clerk", employer="Quokka Foods"),
    ])  # fmt: skip
    assert found("quokka") == ["title", "employer", "text"]


def test_the_jobs_titled_just_so_come_first(stocked, found):
    assert found("machine learning engineer") == ["ml", "dl"]


def test_the_answer_says_what_it_put_right_and_what_it_guessed(stocked):
    answer = stocked.search(Question(words="machne djago"), TODAY)
    assert answer.mended == (("machne", "machine"),)
    assert answer.guessed == ("djago",)


def test_a_word_of_very_many_adverts_is_looked_for_in_titles_and_left_out_where_none_has_it(index, found, monkeypatch):
    monkeypatch.setattr(plain, "COMMON_JOBS", 5)
    index.write(job(job_id=f"c{number}", title="Clerk", text="We enjoy quiet ledger work.") for number in range(9))
    index.write(
        [
            job(job_id="w", title="Wood Worker, work at heights", text="Work."),
            job(job_id="q", title="Clerk", text="A gazebo."),
        ]
    )
    assert found("work") == ["w"], "titles tell"
    assert found("gazebo work") == ["q"], "no title says both"
    answer = index.search(Question(words="clerk quiet gazebo"), TODAY)
    assert ([hit.job_id for hit in answer.hits], answer.idle) == (["q"], ("quiet",))
    assert len(found('clerk "quiet"')) == 9, "in quotes a word counts wherever it stands"


@pytest.mark.parametrize(
    ("typed", "ids", "idle"),
    [
        ('"gear of the clock"', ["clock"], ()),
        ('"gear for a clock"', ["clock"], ()),
        ('"gear clock"', ["bare"], ()),
        ('"the clock"', ["clock", "bare"], ()),
        ("the gear of these", ["clock", "bare"], ()),
        ("gear -the", ["clock", "bare"], ()),
        ("these", ["clock", "bare", "other"], ("these",)),
        ('"of the" gear', ["clock", "bare"], ("of the",)),
        ('"in the gear"', ["bare"], ()),
    ],
)
def test_a_word_of_grammar_keeps_its_place_in_a_phrase_and_tells_nothing_else(index, found, typed, ids, idle):
    index.write([
        job(job_id="clock", title="Clerk", text="The gear of a clock."),
        job(job_id="bare", title="Clerk", text="In this gear: clock."), job(job_id="other", title="Clerk"),
    ])  # fmt: skip
    assert sorted(found(typed)) == sorted(ids)
    assert index.search(Question(words=typed), TODAY).idle == idle


def test_a_word_that_an_advert_holds_is_not_put_right_for_one_as_rare(index):
    index.write(
        [
            job(job_id="odd", title="Clerk", text="We keep a pythen in the office."),
            job(job_id="py", title="Clerk", skills=("python",), text="Python."),
        ]
    )
    answer = index.search(Question(words="pythen"), TODAY)
    assert [hit.job_id for hit in answer.hits] == ["odd"]
    assert answer.mended == answer.guessed == ()


def test_a_word_a_hundred_times_rarer_than_the_one_meant_is_a_slip_unless_an_employer_bears_it(index):
    many = [job(job_id=f"py{number}", title="Clerk", text="Python.") for number in range(100)]
    index.write([*many, job(job_id="odd", title="Clerk", text="We write pythen.")])
    question = Question(words="pythen")
    assert index.search(question, TODAY).mended == (("pythen", "python"),)
    assert index.search(Question(words='"pythen"'), TODAY).total == 1
    index.write([job(job_id="firm", title="Clerk", employer="Pythen Foods")])
    assert index.search(question, TODAY).mended == ()


def test_a_title_that_says_just_what_was_typed_comes_before_the_others_of_its_role(index, found):
    index.write([
        job(job_id="newer", title="Deep Learning Engineer", role="machine-learning-engineer"),
        job(job_id="said", title="ML Engineer", role="machine-learning-engineer", posted=TODAY - timedelta(days=9)),
    ])  # fmt: skip
    assert found("machine learning engineer") == found("ml engineer") == ["said", "newer"]


def test_a_skill_is_looked_for_first_where_it_is_at_home(index, found):
    index.write([
        *(job(job_id=f"no{number}", title="Steward", role="data-steward") for number in range(9)),
        job(job_id="steward", title="Steward", role="data-steward", skills=("python",)),
        *(job(job_id=f"code{number}", title="Coder", role="software-engineer", skills=("python",), posted=TODAY - timedelta(days=9))
          for number in range(3)),
    ])  # fmt: skip
    assert found("python") == ["code0", "code1", "code2", "steward"]


def test_a_level_that_no_title_says_so_is_met_by_its_jobs(index, found):
    index.write([job(job_id="lead", title="Lead Engineer", level="lead")])
    assert found("principal engineer") == ["lead"]
    index.write([job(job_id="principal", title="Principal Engineer", level="lead")])
    assert found("principal engineer") == ["principal"]


def test_a_role_of_few_jobs_is_looked_for_by_its_subject_too(index, found):
    index.write([
        job(job_id="role", title="Machine Learning Engineer", role="machine-learning-engineer"),
        job(job_id="subject", title="Software Engineer, ML", role="software-engineer"), job(job_id="no", title="Welder"),
    ])  # fmt: skip
    assert found("machine learning engineer") == ["role", "subject"]


@pytest.mark.parametrize(
    "typed",
    [
        '"', '"a', 'a"b"c"', "title:engineer", "*", "?", "a~2", "a^9", "[a TO z]", "{", "AND OR NOT", "-", "--", '-"', "()", "\\", "/a.*/",
        "\x00", "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"), "'; drop table jobs", "a" * 10_000, "a " * 5_000,
        '"' * 9_999, "-python " * 900, "\u202e\u200b", "ﬁnance", "C++" * 500, "+" * 500, "𝒟ata",
    ],
)  # fmt: skip
def test_nothing_that_is_typed_can_fail(stocked, typed):
    assert stocked.search(Question.from_query({"q": [typed]}), TODAY).total >= 0


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(typed=st.text(max_size=400))
def test_no_text_at_all_can_fail(stocked, typed):
    assert stocked.search(Question(words=typed), TODAY).total <= len(JOBS)

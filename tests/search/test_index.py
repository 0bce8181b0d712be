"""The life of an index, through every engine: written, changed, emptied, shared, found broken, made anew."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from fingerpost.errors import FingerpostError
from fingerpost.search import ENGINES, Document, IndexBusy, IndexFault, IndexMissing, Question, open_index

TODAY = date(2026, 11, 20)
job = partial(Document, title="Data Engineer", posted=date(2026, 11, 18))


@pytest.fixture(params=ENGINES)
def opening(request, tmp_path, field):
    """How to open one and the same index of an engine."""
    return partial(ENGINES[request.param], tmp_path / "index", field)


def test_a_job_written_again_takes_its_own_place(index, found):
    index.write([job(job_id="a", role="data-engineer"), job(job_id="b")])
    index.write([job(job_id="a", title="Data Scientist", role="data-scientist")])
    assert index.count() == 2
    assert found(roles=("data-engineer",)) == []
    assert found(roles=("data-scientist",)) == ["a"]


def test_a_job_that_is_gone_is_counted_nowhere(index):
    index.write([job(job_id="a", skills=("python",)), job(job_id="b", skills=("python",))])
    index.write([], gone=["a", "never there"])
    answer = index.search(Question(), TODAY)
    assert (index.count(), answer.total) == (1, 1)
    assert [value.count for value in answer.facets["skill"]] == [1]


def test_an_id_that_comes_twice_in_one_write_is_one_job(index):
    index.write([job(job_id="a", role="data-engineer"), job(job_id="a", role="data-scientist")])
    assert [value.value for value in index.search(Question(), TODAY).facets["role"]] == ["data-scientist"]


def test_clear_leaves_nothing(index):
    index.write([job(job_id="a")])
    index.clear()
    answer = index.search(Question(words="data"), TODAY)
    assert (index.count(), answer.total, answer.hits) == (0, 0, ())


def test_many_writes_in_bulk_are_seen_together(index):
    with index.bulk():
        for number in range(5):
            index.write([job(job_id=str(number))])
            assert index.count() == 0
    assert index.count() == 5


def test_a_bulk_that_fails_changes_nothing(index):
    index.write([job(job_id="before")])
    with pytest.raises(RuntimeError), index.bulk():
        index.write([job(job_id="after")], gone=["before"])
        raise RuntimeError
    assert [hit.job_id for hit in index.search(Question(), TODAY).hits] == ["before"]
    index.write([job(job_id="next")])
    assert index.count() == 2


def test_a_reader_sees_each_commit_and_a_change_of_generation(opening):
    with opening(writable=True) as writer:
        writer.write([job(job_id="a")])
        reader = opening()
        generation = reader.generation
        writer.write([job(job_id="b")])
        assert reader.generation != generation
        assert reader.count() == 2


def test_there_is_one_writer_at_a_time(opening):
    with opening(writable=True), pytest.raises(IndexBusy, match="another process is writing"):
        opening(writable=True)
    opening(writable=True).close()


def test_a_reader_cannot_write(opening):
    opening(writable=True).close()
    with pytest.raises(ValueError, match="writable=True"):
        opening().write([job(job_id="a")])


def test_an_index_that_is_not_there_is_said_with_the_remedy(opening):
    with pytest.raises(IndexMissing, match="fingerpost index"):
        opening()


def test_an_index_emptied_to_be_made_anew_serves_until_it_is(opening):
    with opening(writable=True) as writer:
        writer.write([job(job_id="old")])
    reader = opening()
    with opening(writable=True, anew=True) as writer:
        assert reader.count() == 1
        writer.write([job(job_id="new")])
    assert [hit.job_id for hit in reader.search(Question(), TODAY).hits] == ["new"]


@pytest.fixture
def folder(tmp_path, field):
    """The folder of an embedded index with a job in it."""
    path = tmp_path / "index"
    with open_index(path, field, writable=True) as index:
        index.write([job(job_id="a", skills=("python",))])
    return path


def _other_version(folder):
    (folder / "fingerpost.json").write_text('{"version": 0}')


def _no_version(folder):
    (folder / "fingerpost.json").unlink()


def _no_json(folder):
    (folder / "fingerpost.json").write_text("[")


def _torn_head(folder):
    (folder / "meta.json").write_text('{"segments": [')


def _lost_files(folder):
    for path in folder.glob("*.fast"):
        path.unlink()


def _cut_files(folder):
    for path in folder.glob("*.idx"):
        path.write_bytes(path.read_bytes()[:20])


@pytest.mark.parametrize("harm", [_other_version, _no_version, _no_json, _torn_head, _lost_files, _cut_files])
def test_harm_is_said_with_the_remedy_and_mended_by_making_it_anew(folder, field, harm):
    harm(folder)
    with pytest.raises(IndexFault, match="fingerpost index"):
        open_index(folder, field).search(Question(words="data", skills=("python",)), TODAY)
    with open_index(folder, field, writable=True, anew=True) as index:
        index.write([job(job_id="b")])
        assert index.count() == 1


def test_a_folder_that_vanishes_under_a_reader_is_a_fault(folder, field):
    index = open_index(folder, field)
    (folder / "meta.json").unlink()
    with pytest.raises(IndexFault, match="gone"):
        index.search(Question(), TODAY)


def test_every_fault_is_an_error_of_ours():
    assert issubclass(IndexFault, FingerpostError)
    assert issubclass(IndexBusy, FingerpostError)

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models.review_round import Snapshot, fingerprint
from app.operations.people import add_person
from app.operations.snapshots import keep_snapshot, keep_snapshots
from app.queries.review_rounds import snapshots
from tests.study import Study

ONE, OTHER = {"quotation": "With my cousin"}, {"quotation": "Nobody \N{SEEDLING} checked"}


@contextmanager
def _edit(study: Study) -> Iterator[Session]:
    """An edit that changes something else, too: one that keeps snapshots only is no step."""
    with study.project.edit() as session:
        add_person(session, "Dr. Ani")
        yield session


def _kept(study: Study) -> int:
    with study.project.read() as session:
        return session.scalar(select(func.count()).select_from(Snapshot)) or 0


def test_what_was_seen_is_kept_once_however_often_it_is_decided_on(study: Study) -> None:
    with _edit(study) as session:
        marks = [keep_snapshot(session, ONE), keep_snapshot(session, ONE)]
    assert marks == [fingerprint(ONE)] * 2
    assert _kept(study) == 1


def test_many_are_kept_at_once_and_named_in_their_order(study: Study) -> None:
    with _edit(study) as session:
        keep_snapshot(session, OTHER)
        marks = keep_snapshots(session, iter([ONE, OTHER, ONE]))
    assert marks == [fingerprint(ONE), fingerprint(OTHER), fingerprint(ONE)]
    assert _kept(study) == 2


def test_nothing_to_keep_is_no_step(study: Study) -> None:
    with _edit(study) as session:
        assert keep_snapshots(session, []) == []
    assert _kept(study) == 0


def test_what_was_seen_reads_back_as_it_was(study: Study) -> None:
    with _edit(study) as session:
        mark = keep_snapshot(session, OTHER)
    with study.project.read() as session:
        assert snapshots(session, [mark, "unknown"]) == {mark: OTHER}


def test_undo_does_not_forget_what_was_seen(study: Study) -> None:
    with _edit(study) as session:
        keep_snapshot(session, ONE)
    study.project.undo()
    assert _kept(study) == 1

"""More rows than SQLite takes parameters: what only other people's computers would refuse."""

from sqlalchemy import insert, select

from app.models.among import among
from app.models.passage import Coding, Passage
from app.models.span import Span
from app.models.splice import Splice
from app.operations.codings import code_places
from app.operations.corrections import correct_text
from app.queries.codings import marks
from app.queries.passages import PassageFilter, passages
from app.queries.reviews import reviews
from tests.study import Study

TOO_MANY = 33_000
WORD = "kata "


def test_rows_are_found_by_none_and_by_some_of_their_ids(study: Study) -> None:
    source, code = study.source(), study.code()
    with study.project.edit() as session:
        code_places(session, [(source, Span(0, 1)), (source, Span(1, 2))], [code], study.me)
        first, _ = session.scalars(select(Passage.id))
        assert list(session.scalars(select(Passage.id).where(among(Passage.id, [])))) == []
        assert [*session.scalars(select(Passage.id).where(among(Passage.id, {first})))] == [first]


def _many_passages(study: Study, source: int, code: int) -> list[int]:
    """So many passages, made at once: one by one they would take half a minute."""
    starts = range(0, TOO_MANY * len(WORD), len(WORD))
    rows = [
        {"source_id": source, "start": start, "end": start + 4, "series": "K", "number": start + 1}
        for start in starts
    ]
    with study.project.edit() as session:
        session.execute(insert(Passage), rows)
        ids = [*session.scalars(select(Passage.id))]
        codings = [{"passage_id": key, "code_id": code, "person_id": study.me} for key in ids]
        session.execute(insert(Coding), codings)
    return ids


def test_more_passages_than_sqlite_takes_parameters_are_read(study: Study) -> None:
    source, code = study.source(WORD * TOO_MANY), study.code()
    ids = _many_passages(study, source, code)
    with study.project.read() as session:
        wanted = PassageFilter(passage_ids=frozenset(ids))
        assert len(passages(session, wanted)) == TOO_MANY
        assert len(reviews(session, wanted)) == TOO_MANY
        codings = [mark.coding_id for mark in marks(session, source)]
        assert len(marks(session, source, codings)) == TOO_MANY


def test_more_passages_than_sqlite_takes_parameters_are_changed_by_one_correction(
    study: Study,
) -> None:
    text = WORD * TOO_MANY
    source, code = study.source(text), study.code()
    _many_passages(study, source, code)
    splices = [Splice(start, start + 1, "m") for start in range(0, len(text), len(WORD))][::-1]
    with study.project.edit() as session:
        correct_text(session, source, splices, study.me)
    with study.project.read() as session:
        assert {row.text for row in passages(session)} == {"mata"}

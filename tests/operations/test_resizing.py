import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import CodedByOthers, NotFound, SpanOutsideText
from app.models.passage import Coding, Passage, PassageLink
from app.models.review import Decision
from app.models.span import Span
from app.operations.chapter import shorten_passage
from app.operations.codings import code_existing, code_passage, set_key_quote, uncode
from app.operations.interpretations import interpret
from app.operations.memos import write_memo
from app.operations.passage_links import link_passages
from app.operations.people import add_person
from app.operations.resizing import resize_passage
from app.operations.reviews import decide, remark_on
from app.queries.chapter import arrangement
from app.queries.passages import PassageRow, passages
from app.queries.reviews import decisions
from tests.study import COUSIN, NOBODY, TALK, Study, a_study

START = TALK.index(COUSIN)
LONGER = Span(START, START + len(COUSIN) + len(", he asked us all"))


def rows(study: Study) -> dict[str, PassageRow]:
    with study.project.read() as session:
        return {row.number: row for row in passages(session)}


def resize(study: Study, span: Span, passage_id: int = 1) -> int:
    with study.project.edit() as session:
        return resize_passage(session, passage_id, span, study.me)


def someone_else(study: Study, passage_id: int = 1, code_id: int = 1) -> int:
    with study.project.edit() as session:
        other = add_person(session, "Budi")
        code_existing(session, passage_id, code_id, other)
        return other


def second_code(study: Study) -> int:
    return study.code("A2", "Career")


@pytest.fixture
def coded(study: Study) -> Study:
    """One passage with one code of mine."""
    study.coding(study.source(), COUSIN, study.code())
    return study


def test_all_codes_and_the_number_stay(coded: Study) -> None:
    coded.coding(1, COUSIN, second_code(coded))
    assert resize(coded, LONGER) == 1
    row = rows(coded)["K-0001"]
    assert (row.span, row.text) == (LONGER, LONGER.cut_from(TALK))
    assert [coding.label for coding in row.codings] == ["A1", "A2"]


def test_it_is_one_step_with_a_name(coded: Study) -> None:
    resize(coded, LONGER)
    deed = coded.project.history.undo_deed
    assert deed is not None
    assert (deed.key, deed.parameters) == ("passage_resized", {"passage": "K-0001"})
    coded.project.undo()
    assert rows(coded)["K-0001"].text == COUSIN


def test_the_same_words_are_no_step(coded: Study) -> None:
    coded.project.history.clear()
    assert resize(coded, Span(START, START + len(COUSIN))) == 1
    assert coded.project.history.undo_deed is None


def test_what_somebody_else_coded_stays_and_mine_moves(coded: Study) -> None:
    someone_else(coded)
    assert resize(coded, LONGER) == 2
    found = rows(coded)
    assert [coding.coder for coding in found["K-0001"].codings] == ["Budi"]
    assert found["K-0001"].text == COUSIN
    assert [coding.coder for coding in found["K-0002"].codings] == ["Sari"]
    assert found["K-0002"].span == LONGER


def test_what_only_others_coded_is_refused(coded: Study) -> None:
    someone_else(coded)
    with coded.project.edit() as session:
        uncode(session, 1)
    with pytest.raises(CodedByOthers, match="K-0001"):
        resize(coded, LONGER)


def test_my_meaning_and_memo_go_with_my_codes(coded: Study) -> None:
    other = someone_else(coded)
    with coded.project.edit() as session:
        interpret(session, 1, coded.me, "Family comes first.")
        write_memo(session, coded.me, "passage", 1, "Mine.")
        write_memo(session, other, "passage", 1, "Theirs.")
    resize(coded, LONGER)
    found = rows(coded)
    assert (found["K-0002"].interpretation, found["K-0002"].memos) == ("Family comes first.", 1)
    assert (found["K-0001"].interpretation, found["K-0001"].memos) == ("", 1)


def test_onto_another_passage_the_two_become_one(coded: Study) -> None:
    second = second_code(coded)
    with coded.project.edit() as session:
        twin = code_passage(session, 1, LONGER, second, coded.me)
        double = code_existing(session, 2, 1, coded.me)
        set_key_quote(session, 1, star=True)
        interpret(session, 1, coded.me, "One.")
        interpret(session, 2, coded.me, "Two.")
    assert resize(coded, LONGER) == 2
    found = rows(coded)
    assert list(found) == ["K-0002"]
    assert {coding.id for coding in found["K-0002"].codings} == {twin, double}
    assert found["K-0002"].interpretation == "Two.\n\nOne."
    starred = [coding.label for coding in found["K-0002"].codings if coding.key_quote]
    assert starred == ["A1"]


def test_a_decision_goes_with_its_coding(coded: Study) -> None:
    someone_else(coded)
    with coded.project.edit() as session:
        decision = decide(session, 1, add_person(session, "Dr. Ani"), "agree")
    resize(coded, LONGER)
    with coded.project.read() as session:
        assert session.get_one(Decision, decision).passage_id == 2
        assert session.get_one(Coding, 1).passage_id == 2


def _links(session: Session) -> list[tuple[int, int]]:
    return sorted((link.from_id, link.to_id) for link in session.scalars(select(PassageLink)))


def test_onto_another_passage_everything_said_goes_along(coded: Study) -> None:
    elsewhere = TALK.index(NOBODY)
    with coded.project.edit() as session:
        code_passage(session, 1, LONGER, 1, coded.me)
        far = code_passage(session, 1, Span(elsewhere, elsewhere + len(NOBODY)), 1, coded.me)
        ani = add_person(session, "Dr. Ani")
        decided, remark = decide(session, 1, ani, "agree"), remark_on(session, 1, ani, "Who?")
        for first, other in ((1, 3), (3, 1), (2, 3), (1, 2)):
            link_passages(session, first, other, "explains", coded.me)
    assert (resize(coded, LONGER), far) == (2, 3)
    with coded.project.read() as session:
        links = _links(session)
        about = {each.id: (each.passage_id, each.coding_id) for each in decisions(session)}
    assert about == {decided: (2, 2), remark: (2, None)}
    assert links == [(2, 3), (3, 2)]
    assert list(rows(coded)) == ["K-0002", "K-0003"]


def test_my_links_go_with_my_codes_and_others_stay(coded: Study) -> None:
    other = someone_else(coded)
    coded.coding(1, NOBODY, 1)
    with coded.project.edit() as session:
        link_passages(session, 1, 2, "explains", coded.me)
        link_passages(session, 2, 1, "contradicts", other)
    resize(coded, LONGER)
    with coded.project.read() as session:
        assert _links(session) == [(2, 1), (3, 2)]


@pytest.mark.parametrize(
    ("cut", "left", "kept"),
    [
        (Span(5, 7), 2, (Span(3, 5),)),
        (Span(0, 4), 2, (Span(0, 2),)),
        (Span(0, 2), 2, ()),
        (Span(5, 7), -3, (Span(8, 10),)),
        (Span(2, 14), 2, ()),
    ],
)
def test_the_same_words_are_left_out_of_the_chapter(
    coded: Study, cut: Span, left: int, kept: tuple[Span, ...]
) -> None:
    with coded.project.edit() as session:
        shorten_passage(session, 1, 1, [cut])
    resize(coded, Span(START + left, START + 14))
    with coded.project.read() as session:
        assert arrangement(session).passages[1, 1].cuts == kept


def test_shortening_goes_along_to_a_new_passage(coded: Study) -> None:
    with coded.project.edit() as session:
        shorten_passage(session, 1, 1, [Span(5, 7)])
    someone_else(coded, code_id=second_code(coded))
    resize(coded, Span(START + 2, LONGER.end))
    with coded.project.read() as session:
        assert arrangement(session).passages[1, 2].cuts == (Span(3, 5),)


def test_beyond_the_text_is_refused(coded: Study) -> None:
    with pytest.raises(SpanOutsideText):
        resize(coded, Span(START, len(TALK) + 1))


def test_a_passage_that_is_not_there_is_refused(coded: Study) -> None:
    with pytest.raises(NotFound):
        resize(coded, LONGER, 9)


spans = st.tuples(st.integers(0, len(TALK) - 1), st.integers(1, len(TALK))).map(
    lambda ends: Span(min(ends), max(*ends, min(ends) + 1))
)


@given(first=spans, second=spans, to=spans, shared=st.booleans())
def test_no_coding_is_lost_and_no_two_passages_are_alike(
    first: Span, second: Span, to: Span, shared: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder, a_study(Path(folder)) as study:
        source, codes = study.source(), [study.code(), study.code("A2", "Career")]
        with study.project.edit() as session:
            for span, code in zip((first, second), codes, strict=True):
                code_passage(session, source, span, code, study.me)
        if shared:
            someone_else(study)
        target = resize(study, to)
        with study.project.read() as session:
            mine = set(session.scalars(select(Coding.code_id).where(Coding.person_id == study.me)))
            places = session.execute(select(Passage.start, Passage.end)).all()
            moved = session.get_one(Passage, target)
            assert (moved.start, moved.end) == (to.start, to.end)
        assert mine == set(codes)
        assert len(set(places)) == len(places)

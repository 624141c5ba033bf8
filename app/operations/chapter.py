"""Arranging the chapter: order and words of its sections, and how passages are printed in them.

The codebook and the sources are never touched by it.
"""

import json
from collections.abc import Sequence
from typing import Literal

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.errors import Gone, NameMissing, SpanOutsideText
from app.models.code import Code
from app.models.passage import Passage
from app.models.span import Span
from app.models.thesis import ChapterPassage, ChapterSection, Recommendation, RecommendationCode
from app.operations.codes import code_name
from app.operations.passages import passage_name
from app.project.activity import record

SectionText = Literal["opening", "synthesis", "contrary"]
"""What the researcher writes: before the quotations, after them, about contrary evidence."""


def write_section(session: Session, code_id: int, part: SectionText, text: str) -> int:
    """Write one of the texts of a code's section; blank takes it back.

    Raises:
        NotFound: there is no such code.
    """
    section = _section(session, code_id)
    if getattr(section, part) != text.strip():
        setattr(section, part, text.strip())
        record(session, "section_written", code=_code_name(session, code_id))
    _forget_plain_section(session, section)
    return code_id


def leave_out_section(session: Session, code_id: int, leave_out: bool) -> int:
    """Leave a code (and what stands below it) out of the chapter, or take it in again.

    Raises:
        NotFound: there is no such code.
    """
    section = _section(session, code_id)
    if section.excluded != leave_out:
        section.excluded = leave_out
        deed = "section_left_out" if leave_out else "section_taken_in"
        record(session, deed, code=_code_name(session, code_id))
    _forget_plain_section(session, section)
    return code_id


def order_sections(session: Session, code_ids: Sequence[int]) -> int:
    """Set the order of codes that stand beside each other, whatever the codebook says.

    Raises:
        NotFound: one of the codes is not there.
    """
    for position, code_id in enumerate(dict.fromkeys(code_ids)):
        _section(session, code_id).position = position
    record(session, "sections_ordered")
    session.flush()
    return 1


def order_as_codebook(session: Session) -> int:
    """Give up every order of sections of one's own."""
    for section in session.scalars(
        select(ChapterSection).where(ChapterSection.position.is_not(None))
    ).all():
        section.position = None
        _forget_plain_section(session, section)
    record(session, "sections_as_codebook")
    return 1


def order_passages(session: Session, code_id: int, passage_ids: Sequence[int]) -> int:
    """Set the order of the passages under a code.

    Raises:
        NotFound: the code or one of the passages is not there.
    """
    called = _code_name(session, code_id)
    known = set(session.scalars(select(Passage.id)))
    of_code = session.scalars(select(ChapterPassage).where(ChapterPassage.code_id == code_id))
    arranged = {row.passage_id: row for row in of_code}
    for position, passage_id in enumerate(dict.fromkeys(passage_ids)):
        if passage_id not in known:
            raise Gone("passage")
        if passage_id not in arranged:
            arranged[passage_id] = _plain_passage(code_id, passage_id)
            session.add(arranged[passage_id])
        arranged[passage_id].position = position
    record(session, "passages_ordered", code=called)
    session.flush()
    return code_id


def _plain_passage(code_id: int, passage_id: int) -> ChapterPassage:
    made = ChapterPassage(code_id=code_id, passage_id=passage_id, cuts="[]", lead_in="")
    made.excluded = False
    return made


def leave_out_passage(session: Session, code_id: int, passage_id: int, leave_out: bool) -> int:
    """Leave a passage out of a code's section, or take it in again; the coding stays.

    Raises:
        NotFound: the code or the passage is not there.
    """
    printed = _printed(session, code_id, passage_id)
    if printed.excluded != leave_out:
        printed.excluded = leave_out
        deed = "passage_left_out" if leave_out else "passage_taken_in"
        _record(session, deed, code_id, passage_id)
    _forget_plain_passage(session, printed)
    return passage_id


def shorten_passage(session: Session, code_id: int, passage_id: int, cuts: Sequence[Span]) -> int:
    """Print a passage with these places (code points within it) as ``[…]``; none: the whole.

    Raises:
        NotFound: the code or the passage is not there.
        SpanOutsideText: a cut is empty or leaves the passage, or nothing would be left.
    """
    printed = _printed(session, code_id, passage_id)
    passage = session.get_one(Passage, passage_id)
    length = passage.end - passage.start
    stored = json.dumps([[cut.start, cut.end] for cut in _joined(cuts, length)])
    if printed.cuts != stored:
        printed.cuts = stored
        _record(session, "passage_shortened", code_id, passage_id)
    _forget_plain_passage(session, printed)
    return passage_id


def _joined(cuts: Sequence[Span], length: int) -> list[Span]:
    """The cuts in order, those that touch made one."""
    joined: list[Span] = []
    for cut in sorted(cuts, key=lambda span: (span.start, span.end)):
        if not 0 <= cut.start < cut.end <= length:
            raise SpanOutsideText(cut.start, cut.end, length)
        if joined and cut.start <= joined[-1].end:
            before = joined.pop()
            joined.append(Span(before.start, max(before.end, cut.end)))
        else:
            joined.append(cut)
    if joined and joined[0] == Span(0, length):
        raise SpanOutsideText(0, length, length)
    return joined


def write_lead_in(session: Session, code_id: int, passage_id: int, text: str) -> int:
    """Introduce a quotation in one's own words; blank lets the program's phrases take turns.

    Raises:
        NotFound: the code or the passage is not there.
    """
    printed = _printed(session, code_id, passage_id)
    if printed.lead_in != text.strip():
        printed.lead_in = text.strip()
        _record(session, "lead_in_written", code_id, passage_id)
    _forget_plain_passage(session, printed)
    return passage_id


def add_recommendation(session: Session, text: str, code_ids: Sequence[int] = ()) -> int:
    """A new suggestion at the end, with the codes that it answers.

    Raises:
        NameMissing: the text is blank. NotFound: one of the codes is not there.
    """
    if not text.strip():
        raise NameMissing("recommendation")
    positions = session.scalars(select(Recommendation.position)).all()
    made = Recommendation(text=text.strip(), position=max(positions, default=-1) + 1)
    session.add(made)
    session.flush()
    _answer(session, made.id, code_ids)
    record(session, "recommendation_added")
    return made.id


def change_recommendation(
    session: Session, recommendation_id: int, text: str, code_ids: Sequence[int]
) -> int:
    """Rewrite a suggestion and the codes that it answers; blank text deletes it.

    Raises:
        NotFound: it, or one of the codes, is not there.
    """
    made = _recommendation(session, recommendation_id)
    if not text.strip():
        return delete_recommendation(session, recommendation_id)
    made.text = text.strip()
    _answer(session, recommendation_id, code_ids)
    record(session, "recommendation_changed")
    return recommendation_id


def order_recommendations(session: Session, recommendation_ids: Sequence[int]) -> int:
    """Set the order of the suggestions.

    Raises:
        NotFound: one of them is not there.
    """
    for position, recommendation_id in enumerate(dict.fromkeys(recommendation_ids)):
        _recommendation(session, recommendation_id).position = position
    record(session, "recommendations_ordered")
    session.flush()
    return 1


def delete_recommendation(session: Session, recommendation_id: int) -> int:
    """Throw a suggestion away (undo brings it back).

    Raises:
        NotFound: it is not there.
    """
    session.delete(_recommendation(session, recommendation_id))
    record(session, "recommendation_deleted")
    session.flush()
    return recommendation_id


def _answer(session: Session, recommendation_id: int, code_ids: Sequence[int]) -> None:
    session.execute(
        delete(RecommendationCode).where(RecommendationCode.recommendation_id == recommendation_id)
    )
    for code_id in dict.fromkeys(code_ids):
        _code_name(session, code_id)
        session.add(RecommendationCode(recommendation_id=recommendation_id, code_id=code_id))
    session.flush()


def _recommendation(session: Session, recommendation_id: int) -> Recommendation:
    found = session.get(Recommendation, recommendation_id)
    if found is None:
        raise Gone("recommendation")
    return found


def _section(session: Session, code_id: int) -> ChapterSection:
    _code_name(session, code_id)
    found = session.scalar(select(ChapterSection).where(ChapterSection.code_id == code_id))
    if found is None:
        found = ChapterSection(code_id=code_id, opening="", synthesis="", contrary="")
        found.excluded = False
        session.add(found)
        session.flush()
    return found


def _printed(session: Session, code_id: int, passage_id: int) -> ChapterPassage:
    _code_name(session, code_id)
    _passage_name(session, passage_id)
    found = session.scalar(
        select(ChapterPassage).where(
            ChapterPassage.code_id == code_id, ChapterPassage.passage_id == passage_id
        )
    )
    if found is None:
        found = _plain_passage(code_id, passage_id)
        session.add(found)
        session.flush()
    return found


def _forget_plain_section(session: Session, section: ChapterSection) -> None:
    """A row that says nothing is no row, so that undoing by hand leaves no trace."""
    session.flush()
    texts = (section.opening, section.synthesis, section.contrary)
    if section.position is None and not section.excluded and not any(texts):
        session.delete(section)
        session.flush()


def _forget_plain_passage(session: Session, printed: ChapterPassage) -> None:
    session.flush()
    is_plain = printed.cuts == "[]" and not printed.lead_in and not printed.excluded
    if is_plain and printed.position is None:
        session.delete(printed)
        session.flush()


def _record(session: Session, deed: str, code_id: int, passage_id: int) -> None:
    code, passage = _code_name(session, code_id), _passage_name(session, passage_id)
    record(session, deed, code=code, passage=passage)


def _passage_name(session: Session, passage_id: int) -> str:
    passage = session.get(Passage, passage_id)
    if passage is None:
        raise Gone("passage")
    return passage_name(passage)


def _code_name(session: Session, code_id: int) -> str:
    code = session.get(Code, code_id)
    if code is None:
        raise Gone("code")
    return code_name(code)

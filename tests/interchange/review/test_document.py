"""Everything in a returned document besides the rows of codings, and which paper it is."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from docx.oxml.table import CT_Row

from app.importers.child import ParsingProcess
from app.importers.docx.returned_review import read_returned_review
from app.interchange.exporting import export
from app.interchange.review.applying import apply_review, review_deed
from app.interchange.review.preview import (
    PreviewRow,
    ReviewPreview,
    answered,
    decided_anew,
    written_by,
)
from app.interchange.review.said import SAID_SINCE, SUBMITTED_SINCE
from app.interchange.review.word import Returned, preview, read_returned
from app.models.returned_review import ReturnedRow, ReturnedTable, WordComment
from app.models.review_round import fingerprint
from app.operations.codes import change_code
from app.operations.people import person_named
from app.operations.review_rounds import freeze_round
from app.queries.people import people
from app.queries.reviews import DecisionRow, decisions, definitions, reviews
from tests.interchange.paper import ReviewPaper, run, write
from tests.study import COUSIN, NOBODY, TALK, Study

FAMILY, NOBODYS = "K-0001 · A1", "K-0002 · A1"
MARTA = "Dr. Marta"
LONG = (
    "\nFarmer: And nobody ever asked us what we thought about all of this, not once in ten years."
)
Read = Callable[..., ReviewPreview]


@pytest.fixture
def coded(study: Study) -> Study:
    """Two passages under one code, and a long turn that nobody coded."""
    text = TALK + LONG
    source, family = study.source(text), study.code("A1", "Family")
    study.coding(source, COUSIN, family, text)
    study.coding(source, NOBODY, family, text)
    return study


def freeze(study: Study, name: str) -> int:
    with study.project.edit() as session:
        return freeze_round(session, name, study.me)


def printed(study: Study, folder: Path) -> ReviewPaper:
    export(study.project, folder / "review.docx", "review", "en")
    paper = ReviewPaper((folder / "review.docx").read_bytes())
    paper.write_name(MARTA)
    return paper


@pytest.fixture
def read(coded: Study, reader: ParsingProcess, tmp_path: Path) -> Read:
    def preview_of(paper: ReviewPaper, reviewer: str = "") -> ReviewPreview:
        returned = read_returned(paper.saved(tmp_path), reader)
        with coded.project.read() as session:
            return preview(session, returned, reviewer)

    return preview_of


def applied(study: Study, found: ReviewPreview) -> list[DecisionRow]:
    """Record it; all that was said so far."""
    with study.project.edit(review_deed(found)) as session:
        apply_review(session, found, person_named(session, found.reviewer, "supervisor"))
    with study.project.read() as session:
        return decisions(session)


def marked(paper: ReviewPaper, kind: str) -> CT_Row:
    """The first row with a bookmark of a kind."""
    rows: Iterator[CT_Row] = paper.document.element.body.iter(qn("w:tr"))
    return next(
        row
        for row in rows
        if any(
            mark.get(qn("w:name"), "").startswith(kind) for mark in row.iter(qn("w:bookmarkStart"))
        )
    )


def of(found: ReviewPreview, about: str) -> list[PreviewRow]:
    return [row for row in found.rows if row.about == about and row.is_answered]


def test_definitions_are_judged(coded: Study, read: Read, tmp_path: Path) -> None:
    paper = printed(coded, tmp_path)
    row = marked(paper, "d_")
    write(row.tc_lst[2], "revisi")
    row.tc_lst[3].p_lst[-1].append(run("Too wide."))
    (said,) = applied(coded, read(paper))
    assert (said.verdict, said.remark, said.code_name) == ("revise", "Too wide.", "A1")
    with coded.project.read() as session:
        assert [each.state for each in definitions(session)] == ["revise"]


def test_definition_without_its_mark_is_known_by_its_label(
    coded: Study, read: Read, tmp_path: Path
) -> None:
    paper = printed(coded, tmp_path)
    write(marked(paper, "d_").tc_lst[2], "S")
    paper.drop_bookmarks()
    (row,) = of(read(paper), "definition")
    assert (row.name, row.verdict, row.status) == ("A1", "agree", "decided")


def test_remark_on_an_uncoded_turn_is_a_general_one_that_names_it(
    coded: Study, read: Read, tmp_path: Path
) -> None:
    paper = printed(coded, tmp_path)
    row = marked(paper, "t_")
    row.tc_lst[2].p_lst[-1].append(run("Code this!"))
    (said,) = applied(coded, read(paper))
    assert said.remark.endswith(": Code this!")
    assert "talk.txt" in said.remark
    assert (said.passage_id, said.coding_id, said.code_id) == (None, None, None)


def test_words_outside_the_rows_are_general_remarks_once(
    coded: Study, read: Read, tmp_path: Path
) -> None:
    paper = printed(coded, tmp_path)
    paper.write_outside("In all, good work.")
    (said,) = applied(coded, read(paper))
    assert (said.remark, said.reviewer) == ("In all, good work.", MARTA)
    paper.document.core_properties.title = "saved again"
    again = read(paper)
    assert (again.read_before, again.of("decided")) == (False, ())


def test_printed_words_that_were_edited_are_no_remark(
    coded: Study, read: Read, tmp_path: Path
) -> None:
    paper = printed(coded, tmp_path)
    line = next(each for each in paper.document.paragraphs if len(each.text.split()) > 8)
    text = line.text
    line.text = text.replace(text.split()[3], "SOMETHING")
    found = read(paper)
    assert found.outside == ()
    ((before, now),) = found.edits
    assert (before, "SOMETHING" in now) == (text.strip(), True)


def test_words_typed_behind_printed_ones_are_a_remark(
    coded: Study, read: Read, tmp_path: Path
) -> None:
    paper = printed(coded, tmp_path)
    line = next(each for each in paper.document.paragraphs if len(each.text.split()) > 8)
    line.add_run(" I doubt that.")
    assert read(paper).outside == ("I doubt that.",)


def test_comment_on_the_heading_of_a_code_is_about_its_definition(
    coded: Study, read: Read, tmp_path: Path
) -> None:
    paper = printed(coded, tmp_path)
    heading = next(each for each in paper.document.paragraphs if each.text == "A1 Family")
    paper.document.add_comment(heading.runs, text="Rename it.", author=MARTA)
    (said,) = applied(coded, read(paper))
    assert (said.code_name, said.verdict, said.remark) == ("A1", None, "Rename it.")


def test_comment_elsewhere_quotes_the_words_it_hangs_on(
    coded: Study, read: Read, tmp_path: Path
) -> None:
    paper = printed(coded, tmp_path)
    title = paper.document.paragraphs[0]
    paper.document.add_comment(title.runs, text="Which one?", author=MARTA)
    (said,) = applied(coded, read(paper))
    assert said.remark == f"“{title.text}”: Which one?"


def test_decision_on_paper_is_about_what_the_round_submitted(
    coded: Study, read: Read, tmp_path: Path
) -> None:
    round_id = freeze(coded, "First")
    paper = printed(coded, tmp_path)
    paper.decide(FAMILY, "S")
    with coded.project.edit() as session:
        row = next(iter(reviews(session)))
        seen = fingerprint(row.seen)
        change_code(session, row.code_id, texts={"definition": "Something else"})
    found = read(paper)
    assert (found.printout.round_name, found.printout.is_known) == ("First", True)
    (said,) = applied(coded, found)
    assert (said.round_id, said.fingerprint) == (round_id, seen)
    with coded.project.read() as session:
        assert next(iter(reviews(session))).state == "changed"


def test_older_round_asks_what_was_submitted_or_decided_again(
    coded: Study, read: Read, tmp_path: Path
) -> None:
    freeze(coded, "First")
    old = printed(coded, tmp_path)
    old.decide(FAMILY, "T")
    old.decide(NOBODYS, "S")
    freeze(coded, "Second")
    new = printed(coded, tmp_path)
    new.decide(FAMILY, "S")
    applied(coded, read(new))
    found = read(old)
    assert found.printout.newer_rounds == ("Second",)
    reasons = {row.name: row.reason for row in found.of("conflicting")}
    assert reasons == {FAMILY: SAID_SINCE, NOBODYS: SUBMITTED_SINCE}


def test_new_round_asks_anew_without_a_conflict(coded: Study, read: Read, tmp_path: Path) -> None:
    freeze(coded, "First")
    first = printed(coded, tmp_path)
    first.decide(FAMILY, "T")
    applied(coded, read(first))
    freeze(coded, "Second")
    second = printed(coded, tmp_path)
    second.decide(FAMILY, "S")
    assert [row.name for row in read(second).of("decided")] == [FAMILY]


def conflict(coded: Study, read: Read, tmp_path: Path) -> tuple[ReviewPreview, PreviewRow]:
    first, second = printed(coded, tmp_path), printed(coded, tmp_path)
    first.decide(FAMILY, "S")
    applied(coded, read(first))
    second.decide(FAMILY, "T")
    second.remark(FAMILY, "After all.")
    found = read(second)
    (row,) = found.of("conflicting")
    return found, row


@pytest.mark.parametrize(("take", "verdict"), [(True, "reject"), (False, None)])
def test_person_takes_the_new_verdict_or_keeps_the_earlier_one(
    take: bool, verdict: str | None, coded: Study, read: Read, tmp_path: Path
) -> None:
    found, row = conflict(coded, read, tmp_path)
    *_, said = applied(coded, decided_anew(found, row.place, take))
    assert (said.verdict, said.remark) == (verdict, "After all.")


def nameless(coded: Study, tmp_path: Path) -> ReviewPaper:
    """A decision in a row without mark and number."""
    paper = printed(coded, tmp_path)
    row = paper.row(NOBODYS)
    paper.decide(NOBODYS, "S")
    paper.drop_bookmarks()
    write(row.tc_lst[0], "")
    return paper


def test_person_says_what_a_row_is_about_and_is_not_asked_again(
    coded: Study, read: Read, tmp_path: Path
) -> None:
    paper = nameless(coded, tmp_path)
    found = read(paper)
    (asked,) = found.of("question")
    (said,) = applied(coded, answered(found, asked.place, asked.candidates[0]))
    assert (said.coding_id, said.verdict) == (asked.candidates[0], "agree")
    paper.document.core_properties.title = "saved again"
    assert read(paper).of("question", "decided") == ()


def test_row_about_nothing_becomes_a_general_remark(
    coded: Study, read: Read, tmp_path: Path
) -> None:
    found = read(nameless(coded, tmp_path))
    (asked,) = found.of("question")
    (said,) = applied(coded, answered(found, asked.place, None))
    assert (said.coding_id, said.verdict, said.remark) == (None, None, "S")


def comment(paper: ReviewPaper, *comments: tuple[str, str]) -> None:
    """Comments of ``(author, text)`` on the first row."""
    for author, text in comments:
        paper.comment(FAMILY, 2, text, author)


def test_authors_are_people_of_their_own_and_no_twins(
    coded: Study, read: Read, tmp_path: Path
) -> None:
    paper = printed(coded, tmp_path)
    comment(paper, ("Prof.  BUDI", "One."), ("prof. budi", "Two."), ("dr.  marta", "Three."))
    found = read(paper)
    assert [(each.name, each.is_new) for each in found.authors] == [
        ("Prof.  BUDI", True),
        ("prof. budi", True),
    ]
    applied(coded, found)
    with coded.project.read() as session:
        assert [each.name for each in people(session)] == ["Sari", MARTA, "Prof. BUDI"]


def test_person_says_who_an_author_is(coded: Study, read: Read, tmp_path: Path) -> None:
    paper = printed(coded, tmp_path)
    comment(paper, ("HP-Laptop 14", "Hm."))
    (said,) = applied(coded, written_by(read(paper), "HP-Laptop 14", MARTA))
    assert said.reviewer == MARTA


def commented(study: Study, data: bytes, *comments: WordComment) -> ReviewPreview:
    """The document with a thread on the first row of a coding."""
    document = read_returned_review("returned.docx", data)

    def row_with(row: ReturnedRow) -> ReturnedRow:
        return replace(row, comments=comments) if row.cells[0] == FAMILY else row

    blocks = tuple(
        ReturnedTable(tuple(map(row_with, block.rows)))
        if isinstance(block, ReturnedTable)
        else block
        for block in document.blocks
    )
    returned = Returned("returned.docx", data, replace(document, blocks=blocks))
    with study.project.read() as session:
        return preview(session, returned)


FIRST = WordComment(MARTA, "2026-01-02T03:04:05Z", "Why?", resolved=True)
REPLY = WordComment("sari ", "2026-01-03T03:04:05Z", "He says so.", reply=True)
SECOND = WordComment("Prof. Budi", "2026-01-04T03:04:05Z", "Indeed.", reply=True)


def test_thread_hangs_together_and_the_researchers_reply_is_an_answer(
    coded: Study, tmp_path: Path
) -> None:
    data = printed(coded, tmp_path).data()
    said, reply = applied(coded, commented(coded, data, FIRST, REPLY, SECOND))
    assert (said.remark, said.answer, said.resolved) == ("Why?", "He says so.", True)
    assert (reply.reviewer, reply.remark, reply.reply_to_id) == ("Prof. Budi", "Indeed.", said.id)
    assert said.decided_at == FIRST.date


def test_later_reply_joins_the_thread_that_is_recorded(coded: Study, tmp_path: Path) -> None:
    data = printed(coded, tmp_path).data()
    applied(coded, commented(coded, data, FIRST, REPLY))
    first, reply = applied(coded, commented(coded, data, FIRST, REPLY, SECOND))
    assert (first.answer, reply.reply_to_id) == ("He says so.", first.id)
    assert commented(coded, data, FIRST, REPLY, SECOND).of("decided") == ()


def test_tick_that_was_set_after_a_comment_was_recorded_is_recorded(
    coded: Study, tmp_path: Path
) -> None:
    data = printed(coded, tmp_path).data()
    applied(coded, commented(coded, data, replace(FIRST, resolved=False)))
    (said,) = applied(coded, commented(coded, data, FIRST))
    assert (said.remark, said.resolved) == ("Why?", True)
    assert commented(coded, data, FIRST).of("decided") == ()


def test_tick_that_is_missing_takes_nothing_back(coded: Study, tmp_path: Path) -> None:
    data = printed(coded, tmp_path).data()
    applied(coded, commented(coded, data, FIRST))
    assert commented(coded, data, replace(FIRST, resolved=False)).of("decided") == ()


def test_researcher_who_asks_is_no_supervisor(coded: Study, tmp_path: Path) -> None:
    asking = WordComment("Sari", "2026-01-02T03:04:05Z", "Is this right?")
    (said,) = applied(coded, commented(coded, printed(coded, tmp_path).data(), asking))
    assert (said.reviewer, said.person_id) == ("Sari", coded.me)

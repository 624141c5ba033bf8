"""What was decided on, and papers that are out, when passages, texts and codes change meanwhile."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.importers.child import ParsingProcess
from app.interchange.exporting import export
from app.interchange.review.applying import apply_review, review_deed
from app.interchange.review.preview import ReviewPreview
from app.interchange.review.word import preview, read_returned
from app.models.span import Span
from app.models.splice import Splice
from app.operations.codes import change_code
from app.operations.codings import code_existing, code_passage
from app.operations.corrections import correct_text
from app.operations.people import add_person, person_named
from app.operations.recoding import Part, merge_codes, move_codings, split_code
from app.operations.resizing import resize_passage
from app.operations.reviews import decide
from app.project.checks import check_project
from app.queries.review_rounds import changes_since
from app.queries.reviews import reviews
from app.words import Words
from tests.interchange.paper import ReviewPaper
from tests.study import COUSIN, NOBODY, TALK, Study

START = TALK.index(COUSIN)
LONGER = Span(START, START + len(COUSIN) + len(", he asked us all"))
FAMILY, RULES = "K-0001 · A1", "K-0002 · B2"
Change = Callable[[Study], object]


@pytest.fixture
def coded(study: Study) -> Study:
    """Two passages with a code each."""
    source = study.source()
    study.coding(source, COUSIN, study.code("A1", "Family"))
    study.coding(source, NOBODY, study.code("B2", "Rules"))
    return study


def resized(study: Study) -> None:
    with study.project.edit() as session:
        resize_passage(session, 1, LONGER, study.me)


def resized_apart(study: Study) -> None:
    """Somebody else coded the passage, too, with this very code."""
    with study.project.edit() as session:
        code_existing(session, 1, 1, add_person(session, "Budi"))
        resize_passage(session, 1, LONGER, study.me)


def resized_onto_another(study: Study) -> None:
    """Where the longer words are a passage with this code already."""
    with study.project.edit() as session:
        code_passage(session, 1, LONGER, 1, study.me)
        resize_passage(session, 1, LONGER, study.me)


def corrected(study: Study) -> None:
    start = TALK.index("cousin")
    with study.project.edit() as session:
        correct_text(session, 1, [Splice(start, start + 6, "uncle")], study.me)


def corrected_before(study: Study) -> None:
    """Words that stand in front of every passage: all positions move."""
    with study.project.edit() as session:
        correct_text(session, 1, [Splice(len("Interviewer: "), 29, "Why did you join")], study.me)


def merged(study: Study) -> None:
    with study.project.edit() as session:
        merge_codes(session, [1], 2, study.me, Words("en"))


def merged_into_one_coding(study: Study) -> None:
    """The passage carries both codes, so that one of its codings goes."""
    with study.project.edit() as session:
        code_existing(session, 1, 2, study.me)
        merge_codes(session, [1], 2, study.me, Words("en"))


def moved(study: Study) -> None:
    with study.project.edit() as session:
        move_codings(session, 1, 2, study.me, Words("en"))


def split(study: Study) -> None:
    with study.project.edit() as session:
        split_code(session, 1, [Part([1], new_name="Kin")], study.me, Words("en"))


def renamed(study: Study) -> None:
    with study.project.edit() as session:
        change_code(session, 1, name="Kin")


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        (resized, {"quotation"}),
        (resized_apart, {"quotation"}),
        (resized_onto_another, {"quotation"}),
        (corrected, {"quotation"}),
        (corrected_before, set()),
        (merged, {"label", "name"}),
        (merged_into_one_coding, {"label", "name"}),
        (moved, {"label", "name"}),
        (split, {"label", "name"}),
        (renamed, {"name"}),
    ],
)
def test_what_was_agreed_on_needs_review_again_and_says_what_changed(
    coded: Study, change: Change, fields: set[str]
) -> None:
    with coded.project.edit() as session:
        decide(session, 1, add_person(session, "Dr. Ani", "supervisor"), "agree")
    change(coded)
    with coded.project.read() as session:
        (row,) = (row for row in reviews(session) if row.decisions)
        said = changes_since(session, [row])
    assert row.state == ("changed" if fields else "agreed")
    assert {each.field for each in said.get(row.uuid, ())} == fields
    assert check_project(coded.project) == []


CHANGES = [
    *(resized, resized_apart, resized_onto_another, corrected, corrected_before),
    *(merged, merged_into_one_coding, moved, split, renamed),
]
COPIED = {resized_onto_another, merged_into_one_coding}
"""After these the printed coding is another one: who reads the paper is asked."""


@pytest.mark.parametrize("change", CHANGES)
def test_a_paper_printed_before_lands_on_its_own_codings(
    coded: Study, reader: ParsingProcess, tmp_path: Path, change: Change
) -> None:
    out = tmp_path / "review.docx"
    export(coded.project, out, "review", "en")
    paper = ReviewPaper(out.read_bytes())
    paper.decide(FAMILY, "S")
    paper.decide(RULES, "T")
    change(coded)
    returned = read_returned(paper.saved(tmp_path), reader)
    with coded.project.read() as session:
        found = preview(session, returned, otherwise="Dr. Ani")
    assert len(found.uncertain) == (1 if change in COPIED else 0)
    applied(coded, found)
    with coded.project.read() as session:
        said = {
            row.coding_id: (row.decisions[0].verdict, row.state)
            for row in reviews(session)
            if row.decisions
        }
    state = "agreed" if change is corrected_before else "changed"
    family = {} if change in COPIED else {1: ("agree", state)}
    assert said == family | {2: ("reject", "rejected")}


def applied(study: Study, found: ReviewPreview) -> None:
    with study.project.edit(review_deed(found)) as session:
        apply_review(session, found, person_named(session, found.reviewer, "supervisor"))

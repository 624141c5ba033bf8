from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.errors import DamagedFile, LegacyWord, NotAReview, NotWord, ReviewOfAnotherProject
from app.importers.child import ParsingProcess
from app.interchange.exporting import export
from app.interchange.review.applying import apply_review, review_deed
from app.interchange.review.matching import GONE
from app.interchange.review.preview import PreviewRow, ReviewPreview, Status
from app.interchange.review.word import preview, read_returned
from app.operations.codes import change_code
from app.operations.codings import code_existing, uncode
from app.operations.people import person_named
from app.queries.reviews import decisions, reviews
from app.words import LANGUAGES, Language
from tests.interchange.paper import DECISION, REMARK, ReviewPaper, write
from tests.study import COUSIN, NOBODY, Study, a_study

FAMILY, RULES, NOBODYS = "K-0001 · A1", "K-0001 · B2", "K-0002 · B2"
Read = Callable[[ReviewPaper], ReviewPreview]


@pytest.fixture
def coded(study: Study) -> Study:
    """Two passages; the first carries two codes."""
    source = study.source()
    family, rules = study.code("A1", "Family"), study.code("B2", "Rules", "effort")
    study.coding(source, COUSIN, family)
    study.coding(source, COUSIN, rules)
    study.coding(source, NOBODY, rules)
    return study


@pytest.fixture
def paper(coded: Study, tmp_path: Path) -> ReviewPaper:
    return printed(coded, tmp_path)


def printed(study: Study, folder: Path, language: Language = "en") -> ReviewPaper:
    out = folder / "review.docx"
    export(study.project, out, "review", language)
    return ReviewPaper(out.read_bytes())


@pytest.fixture
def read(coded: Study, reader: ParsingProcess, tmp_path: Path) -> Read:
    def preview_of(paper: ReviewPaper) -> ReviewPreview:
        returned = read_returned(paper.saved(tmp_path), reader)
        with coded.project.read() as session:
            return preview(session, returned, otherwise="Supervisor")

    return preview_of


def applied(study: Study, found: ReviewPreview) -> list[int]:
    with study.project.edit(review_deed(found)) as session:
        return apply_review(session, found, person_named(session, found.reviewer, "supervisor"))


def the_row(found: ReviewPreview, name: str) -> PreviewRow:
    (row,) = (row for row in found.rows if row.name == name)
    return row


def said(study: Study) -> list[tuple[str, str, str | None, str]]:
    """Passage and code, reviewer, verdict, remark."""
    with study.project.read() as session:
        names = {row.coding_id: f"{row.passage.number} · {row.label}" for row in reviews(session)}
        return [
            (names[row.coding_id or 0], row.reviewer, row.verdict, row.remark)
            for row in decisions(session)
        ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_untouched_document_says_nothing(
    language: Language, coded: Study, read: Read, tmp_path: Path
) -> None:
    found = read(printed(coded, tmp_path, language))
    assert [row.name for row in found.rows if row.about == "coding"] == [FAMILY, RULES, NOBODYS]
    assert {row.status for row in found.rows} == {"unanswered"}
    assert (found.outside, found.comments, found.missing, found.uncertain) == ((), (), (), ())
    assert not any(row.edits for row in found.rows)


def test_letters_words_ticks_and_choices_are_read(paper: ReviewPaper, read: Read) -> None:
    paper.decide(FAMILY, "S.")
    paper.decide(RULES, "✗")
    paper.choose(NOBODYS, "Revise")
    verdicts = {row.name: row.verdict for row in read(paper).of("decided")}
    assert verdicts == {FAMILY: "agree", RULES: "reject", NOBODYS: "revise"}


def test_answers_are_recorded_in_the_reviewers_name(
    coded: Study, paper: ReviewPaper, read: Read
) -> None:
    paper.write_name("Dr. Marta")
    paper.decide(FAMILY, "setuju")
    paper.remark(NOBODYS, "Who says so?\nPlease compare.")
    assert len(applied(coded, read(paper))) == 2
    assert said(coded) == [
        (FAMILY, "Dr. Marta", "agree", ""),
        (NOBODYS, "Dr. Marta", None, "Who says so?\nPlease compare."),
    ]


@pytest.mark.parametrize("name", ["Dr. Marta", ""])
def test_second_reading_changes_nothing(
    name: str, coded: Study, paper: ReviewPaper, read: Read
) -> None:
    paper.write_name(name)
    paper.decide(FAMILY, "S")
    paper.comment(FAMILY, 2, "Strong.", "Dr. Marta")
    applied(coded, read(paper))
    before, steps = said(coded), coded.project.history.undo_deed
    again = read(paper)
    assert again.of("decided") == ()
    assert (applied(coded, again), said(coded)) == ([], before)
    assert coded.project.history.undo_deed == steps


def test_later_document_prints_earlier_remarks_and_reads_only_new_ones(
    coded: Study, paper: ReviewPaper, read: Read, tmp_path: Path
) -> None:
    paper.write_name("Dr. Marta")
    paper.remark(FAMILY, "First.")
    applied(coded, read(paper))
    later = printed(coded, tmp_path, "id")
    later.write_name("Dr. Marta")
    later.remark(FAMILY, "Second.")
    assert the_row(read(later), FAMILY).remark == "Second."


def test_remark_typed_into_an_earlier_one_is_not_lost(
    coded: Study, paper: ReviewPaper, read: Read, tmp_path: Path
) -> None:
    paper.write_name("Dr. Marta")
    paper.remark(FAMILY, "First.")
    applied(coded, read(paper))
    later = printed(coded, tmp_path)
    cell = later.row(FAMILY).tc_lst[REMARK]
    write(cell, "\N{BLACK LEFT-POINTING SMALL TRIANGLE} Dr. Marta: First. And a third.")
    assert "And a third." in the_row(read(later), FAMILY).remark


def test_unreadable_decision_is_kept_as_a_remark_and_listed(
    coded: Study, paper: ReviewPaper, read: Read
) -> None:
    paper.decide(FAMILY, "Setuju, tapi konteksnya?")
    paper.remark(FAMILY, "Lihat K-0002.")
    found = read(paper)
    assert [row.name for row in found.uncertain] == [FAMILY]
    applied(coded, found)
    assert said(coded)[0][2:] == (None, "Setuju, tapi konteksnya?\nLihat K-0002.")


def test_tracked_insertions_count_and_deletions_do_not(paper: ReviewPaper, read: Read) -> None:
    paper.insert_tracked(FAMILY, "Typed with tracking.", "Dr. Marta")
    paper.decide(RULES, "S")
    paper.delete_tracked(RULES, DECISION)
    found = read(paper)
    assert found.reviewer == "Dr. Marta"
    assert the_row(found, FAMILY).remark == "Typed with tracking."
    assert the_row(found, RULES).status == "unanswered"


def test_comments_anywhere_in_the_row_keep_author_and_date(
    coded: Study, paper: ReviewPaper, read: Read
) -> None:
    paper.write_name("Dr. Marta")
    paper.comment(RULES, 0, "Wrong code?", "Prof. Budi")
    found = read(paper)
    (comment,) = the_row(found, RULES).comments
    assert (comment.author, comment.text, bool(comment.date)) == ("Prof. Budi", "Wrong code?", True)
    applied(coded, found)
    assert said(coded) == [(RULES, "Prof. Budi", None, "Wrong code?")]


def test_edited_quotation_is_reported_and_the_original_kept(
    coded: Study, paper: ReviewPaper, read: Read
) -> None:
    write(paper.row(FAMILY).tc_lst[2], "With my uncle, he asked us all.")
    paper.decide(FAMILY, "S")
    row = the_row(read(paper), FAMILY)
    assert (row.verdict, [now for _, now in row.edits]) == (
        "agree",
        ["With my uncle, he asked us all."],
    )
    with coded.project.read() as session:
        assert {each.passage.text for each in reviews(session)} == {COUSIN, NOBODY}


def test_words_outside_the_rows_are_reported(paper: ReviewPaper, read: Read) -> None:
    paper.write_outside("In all, good work.")
    write(paper.document.tables[-1]._tbl.tr_lst[0].tc_lst[0], "Rethink chapter four.")
    found = read(paper)
    assert {"In all, good work.", "Rethink chapter four."} <= set(found.outside)


def test_name_of_the_reviewer_is_no_remark(paper: ReviewPaper, read: Read) -> None:
    paper.write_name("Dr. Marta")
    found = read(paper)
    assert (found.reviewer, found.outside) == ("Dr. Marta", ())


def test_comment_outside_the_rows_is_reported(paper: ReviewPaper, read: Read) -> None:
    heading = paper.document.paragraphs[0]
    paper.document.add_comment(heading.runs, text="Nice layout.", author="Dr. Marta")
    assert [comment.text for comment in read(paper).comments] == ["Nice layout."]


def test_deleted_row_is_missing(paper: ReviewPaper, read: Read) -> None:
    paper.delete_row(RULES)
    assert read(paper).missing == (RULES,)


@pytest.mark.parametrize("damage", ["drop_bookmarks", "flatten_controls"])
def test_visible_number_and_code_are_enough(damage: str, paper: ReviewPaper, read: Read) -> None:
    paper.decide(RULES, "T")
    getattr(paper, damage)()
    found = read(paper)
    assert [(row.name, row.verdict) for row in found.of("decided")] == [(RULES, "reject")]


def test_row_without_number_is_known_by_its_bookmark(paper: ReviewPaper, read: Read) -> None:
    paper.decide(RULES, "S")
    for text in paper.row(RULES).tc_lst[0].iter("{*}t"):
        text.text = ""
    assert the_row(read(paper), RULES).verdict == "agree"


def test_row_known_only_by_its_words_is_a_question(paper: ReviewPaper, read: Read) -> None:
    row = paper.row(NOBODYS)
    paper.decide(NOBODYS, "S")
    paper.drop_bookmarks()
    write(row.tc_lst[0], "")
    found = read(paper)
    (asked,) = found.of("question")
    assert (len(asked.candidates), asked.verdict, found.of("decided")) == (1, "agree", ())


def test_number_written_over_by_another_is_a_question(paper: ReviewPaper, read: Read) -> None:
    paper.decide(FAMILY, "S")
    for text in paper.row(FAMILY).tc_lst[0].iter("{*}t"):
        text.text = NOBODYS
    found = read(paper)
    assert found.of("decided") == ()
    assert any(row.status == "question" and row.verdict == "agree" for row in found.rows)


@pytest.mark.parametrize(
    ("first", "second", "statuses"),
    [
        ("S", "S", {"decided", "repeated"}),
        ("S", "", {"decided", "repeated"}),
        ("", "T", {"decided", "repeated"}),
        ("S", "T", {"question"}),
    ],
)
def test_row_that_stands_twice_counts_once_or_is_asked(
    first: str, second: str, statuses: set[Status], paper: ReviewPaper, read: Read
) -> None:
    write(paper.copy_row(FAMILY).tc_lst[DECISION], second)
    paper.decide(FAMILY, first)
    found = [row for row in read(paper).rows if row.cells[0] == FAMILY]
    assert {row.status for row in found} == statuses
    assert len([row for row in found if row.status == "decided"]) <= 1


def test_split_table_reads_like_a_whole_one(paper: ReviewPaper, read: Read) -> None:
    paper.decide(NOBODYS, "R")
    paper.split_table(NOBODYS)
    assert the_row(read(paper), NOBODYS).verdict == "revise"


def test_row_that_lost_a_cell_is_a_question(paper: ReviewPaper, read: Read) -> None:
    row = paper.row(FAMILY)
    paper.decide(FAMILY, "S")
    row.remove(row.tc_lst[1])
    (asked,) = read(paper).of("question")
    assert "S" in asked.cells


def test_row_that_we_did_not_print_is_unknown_and_shown(paper: ReviewPaper, read: Read) -> None:
    made = paper.copy_row(FAMILY)
    write(made.tc_lst[0], "K-0099 · A1")
    write(made.tc_lst[2], "Something else entirely.")
    write(made.tc_lst[REMARK], "Add this one!")
    (unknown,) = read(paper).of("unknown")
    assert unknown.remark == "Add this one!"


def test_lone_dash_is_no_remark(paper: ReviewPaper, read: Read) -> None:
    for name, dash in ((FAMILY, "-"), (RULES, " \u2013 "), (NOBODYS, "...")):
        paper.remark(name, dash)
    assert not any(row.is_answered for row in read(paper).rows)


def test_column_that_was_deleted_asks_only_where_something_was_said(
    paper: ReviewPaper, read: Read
) -> None:
    paper.decide(FAMILY, "S")
    for row in paper.rows():
        row.remove(row.tc_lst[REMARK])
    found = read(paper)
    assert [row.name for row in found.of("question")] == [FAMILY]


def test_earlier_remark_on_what_was_deleted_since_is_not_said_anew(
    coded: Study, paper: ReviewPaper, read: Read, tmp_path: Path
) -> None:
    paper.remark(NOBODYS, "Too long.")
    applied(coded, read(paper))
    later = printed(coded, tmp_path)
    later.decide(FAMILY, "S")
    with coded.project.edit() as session:
        for row in reviews(session):
            uncode(session, row.coding_id)
    found = read(later)
    assert [row.cells[0] for row in found.of("unknown")] == [FAMILY]


def test_coding_that_was_taken_off_and_put_on_again_says_so(
    coded: Study, paper: ReviewPaper, read: Read
) -> None:
    paper.decide(NOBODYS, "S")
    with coded.project.edit() as session:
        row = next(row for row in reviews(session) if row.passage.number == "K-0002")
        uncode(session, row.coding_id)
        code_existing(session, row.passage.id, row.code_id, coded.me)
    (asked,) = read(paper).of("question")
    assert (asked.reason, asked.candidate_names) == (GONE, (NOBODYS,))


def test_code_renamed_since_is_still_recognised(
    coded: Study, paper: ReviewPaper, read: Read
) -> None:
    paper.decide(FAMILY, "S")
    with coded.project.edit() as session:
        family = next(row for row in reviews(session) if row.label == "A1")
        change_code(session, family.code_id, label="A9")
    (row,) = read(paper).of("decided")
    assert (row.name, row.edits) == ("K-0001 · A9", ())


def test_other_word_of_the_same_reviewer_is_conflicting(
    coded: Study, paper: ReviewPaper, read: Read, tmp_path: Path
) -> None:
    paper.write_name("Dr. Marta")
    paper.decide(FAMILY, "S")
    applied(coded, read(paper))
    later = printed(coded, tmp_path)
    later.write_name("Dr. Marta")
    later.decide(FAMILY, "T")
    row = the_row(read(later), FAMILY)
    assert (row.status, row.earlier, row.verdict) == ("conflicting", "agree", "reject")


def test_two_reviewers_decide_independently(
    coded: Study, paper: ReviewPaper, read: Read, tmp_path: Path
) -> None:
    paper.write_name("Dr. Marta")
    paper.decide(FAMILY, "S")
    applied(coded, read(paper))
    other = printed(coded, tmp_path)
    other.write_name("Prof. Budi")
    other.decide(FAMILY, "T")
    applied(coded, read(other))
    assert {(who, verdict) for _, who, verdict, _ in said(coded)} == {
        ("Dr. Marta", "agree"),
        ("Prof. Budi", "reject"),
    }


def test_reading_is_one_step_of_undo(coded: Study, paper: ReviewPaper, read: Read) -> None:
    paper.decide(FAMILY, "S")
    paper.decide(RULES, "T")
    paper.write_name("Dr. Marta")
    applied(coded, read(paper))
    coded.project.undo()
    assert said(coded) == []


@pytest.fixture
def stranger(tmp_path: Path) -> Iterator[ReviewPaper]:
    """The same study, made a second time: equal numbers and codes, another project."""
    (tmp_path / "other").mkdir()
    with a_study(tmp_path / "other") as study:
        study.coding(study.source(), COUSIN, study.code("A1", "Family"))
        yield printed(study, tmp_path / "other")


def test_document_of_another_project_is_refused(stranger: ReviewPaper, read: Read) -> None:
    stranger.decide(FAMILY, "S")
    with pytest.raises(ReviewOfAnotherProject):
        read(stranger)


def test_document_of_another_project_is_known_without_bookmarks(
    stranger: ReviewPaper, read: Read
) -> None:
    stranger.drop_bookmarks()
    with pytest.raises(ReviewOfAnotherProject):
        read(stranger)


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("a.docx", b"PK\x03\x04 torn", DamagedFile),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, LegacyWord),
        ("a.docx", b"just words", NotWord),
    ],
)
def test_wrong_files_are_refused_in_one_sentence(
    name: str, data: bytes, error: type[Exception], reader: ParsingProcess, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(error):
        read_returned(tmp_path / name, reader)


def test_another_word_document_is_no_review(coded: Study, read: Read, tmp_path: Path) -> None:
    export(coded.project, tmp_path / "appendix.docx", "appendix")
    with pytest.raises(NotAReview):
        read(ReviewPaper((tmp_path / "appendix.docx").read_bytes()))

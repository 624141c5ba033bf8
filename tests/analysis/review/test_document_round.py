from app.analysis.review.document import ReviewContent, review_content
from app.models.passage import Coding
from app.models.scope import Scope
from app.operations.codes import change_code, delete_code
from app.operations.codings import set_stance, uncode
from app.operations.review_rounds import freeze_round
from tests.coded_study import CONTRACT, NEVER, RAINS, CodedStudy


def submit(harbour: CodedStudy, scope: Scope = Scope()) -> int:  # noqa: B008 - frozen
    with harbour.study.project.edit() as session:
        return freeze_round(session, "Round 1", harbour.study.me, scope=scope)


def content(harbour: CodedStudy, round_id: int | None) -> ReviewContent:
    with harbour.study.project.read() as session:
        return review_content(session, round_id)


def rows(harbour: CodedStudy, round_id: int | None) -> dict[str, tuple[str, str, str]]:
    """By name of the row what a reviewer judges, besides the quotation's code."""
    return {
        f"{entry.row.passage.number} {entry.row.called}": (
            entry.row.passage.text,
            entry.row.stance,
            entry.row.definition,
        )
        for entry in content(harbour, round_id).entries
    }


def test_a_round_is_printed_again_as_it_was_submitted(harbour: CodedStudy) -> None:
    made = submit(harbour)
    before = rows(harbour, made)
    harbour.stance(NEVER, "E1", "supports")
    with harbour.study.project.edit() as session:
        change_code(
            session, harbour.codes["E1"], label="X9", name="Boards", texts={"definition": "New"}
        )
    assert rows(harbour, made) == before
    assert rows(harbour, None) != before


def test_a_definition_is_printed_as_it_was_submitted(harbour: CodedStudy) -> None:
    made = submit(harbour)
    with harbour.study.project.edit() as session:
        change_code(session, harbour.codes["C2"], label="C9", texts={"definition": "Much rain"})
    code = content(harbour, made).codes[1].code
    assert (code.called, code.definition) == ("C2", "Rain carries soil into the basin.")


def test_the_english_name_goes_with_the_name_it_translates(harbour: CodedStudy) -> None:
    made = submit(harbour)
    with harbour.study.project.edit() as session:
        change_code(session, harbour.codes["C2"], name="Hujan", texts={"name_en": "Downpours"})
    assert content(harbour, made).codes[1].code.name_in("en") == "Heavy rains"


def test_what_was_deleted_since_is_said(harbour: CodedStudy) -> None:
    made = submit(harbour)
    with harbour.study.project.edit() as session:
        uncode(session, harbour.codings[NEVER, "E1"])
        delete_code(session, harbour.codes["R1"])
    found = content(harbour, made)
    assert [(gone.number, gone.called) for gone in found.gone] == [
        ("K-0006", "E1"),
        ("K-0001", "R1"),
    ]
    assert found.rows == 6


def test_codings_that_came_later_are_not_in_the_round(harbour: CodedStudy) -> None:
    made = submit(harbour)
    harbour.second_coder(RAINS, "C2")
    assert content(harbour, made).rows == 8


def test_codes_without_a_passage_are_named_apart(harbour: CodedStudy) -> None:
    found = content(harbour, submit(harbour))
    assert [code.called for code in found.unused] == ["C3", "E2"]
    assert [code.code.called for code in found.codes] == ["C1", "C2", "E1", "R1"]


def test_a_limit_says_what_it_left_out(harbour: CodedStudy) -> None:
    found = content(harbour, submit(harbour, Scope(at_most=1)))
    assert {code.code.called: code.left_out for code in found.codes} == {
        "C1": 1,
        "C2": 1,
        "E1": 2,
        "R1": 0,
    }


def test_a_limit_counts_no_coding_that_is_shown(harbour: CodedStudy) -> None:
    made = submit(harbour, Scope(at_most=3))
    with harbour.study.project.edit() as session:
        set_stance(session, harbour.codings[CONTRACT, "C1"], "context")
    assert not any(code.left_out for code in content(harbour, made).codes)


def test_a_coding_under_a_code_that_was_not_submitted_is_printed_too(harbour: CodedStudy) -> None:
    made = submit(harbour)
    with harbour.study.project.edit() as session:
        coding = session.get_one(Coding, harbour.codings[NEVER, "E1"])
        coding.code_id = harbour.codes["E2"]
    found = content(harbour, made)
    assert found.rows == 8
    moved = next(code for code in found.codes if code.code.called == "E2")
    assert [entry.row.called for entry in moved.entries] == ["E1"]


def test_a_round_of_changes_says_what_it_left_out(harbour: CodedStudy) -> None:
    submit(harbour)
    harbour.stance(NEVER, "E1", "partly")
    [code] = content(harbour, submit(harbour, Scope(only_changed=True))).codes
    assert (code.code.called, len(code.entries), code.left_out) == ("E1", 1, 2)

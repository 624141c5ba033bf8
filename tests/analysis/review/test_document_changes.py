from app.analysis.review.document import review_content
from app.analysis.review.document_changes import Changes
from app.operations.codes import change_code
from app.operations.codings import uncode
from app.operations.people import add_person
from app.operations.review_rounds import freeze_round
from app.operations.reviews import answer, decide, remark_on
from tests.coded_study import MASTER, NEVER, RAINS, SIGNS, CodedStudy


def submit(harbour: CodedStudy) -> int:
    with harbour.study.project.edit() as session:
        return freeze_round(session, "A round", harbour.study.me)


def changes(harbour: CodedStudy, round_id: int | None = None) -> Changes:
    with harbour.study.project.read() as session:
        return review_content(session, round_id).changes


def said(found: Changes) -> list[tuple[str, str, list[str]]]:
    return [
        (each.number, each.called, [change.field for change in each.changes])
        for each in found.changed
    ]


def test_a_first_round_has_nothing_to_compare_with(harbour: CodedStudy) -> None:
    assert changes(harbour, submit(harbour)).since is None


def test_a_changed_definition_is_said_once_and_not_with_every_coding(harbour: CodedStudy) -> None:
    submit(harbour)
    with harbour.study.project.edit() as session:
        change_code(session, harbour.codes["C2"], texts={"definition": "Rain", "note": "Ask."})
    harbour.stance(NEVER, "E1", "partly")
    assert said(changes(harbour, submit(harbour))) == [
        ("", "C2", ["definition", "note"]),
        ("K-0006", "E1", ["stance"]),
    ]


def test_new_and_deleted_codings_are_counted(harbour: CodedStudy) -> None:
    submit(harbour)
    with harbour.study.project.edit() as session:
        uncode(session, harbour.codings[SIGNS, "E1"])
    harbour.second_coder(RAINS, "C2")
    harbour.code(MASTER, "So people knew", "C3")
    found = changes(harbour, submit(harbour))
    assert found.new == 2
    assert [(gone.number, gone.called) for gone in found.gone] == [("K-0002", "E1")]


def test_an_old_round_is_compared_with_the_one_before_it(harbour: CodedStudy) -> None:
    submit(harbour)
    second = submit(harbour)
    harbour.stance(NEVER, "E1", "partly")
    submit(harbour)
    assert changes(harbour, second).changed == ()


def test_a_draft_is_compared_with_the_latest_round(harbour: CodedStudy) -> None:
    submit(harbour)
    harbour.stance(NEVER, "E1", "partly")
    assert said(changes(harbour)) == [("K-0006", "E1", ["stance"])]


def test_answers_and_waiting_remarks_are_told(harbour: CodedStudy) -> None:
    with harbour.study.project.edit() as session:
        maria = add_person(session, "Dr. Maria", "supervisor")
        made = decide(session, harbour.codings[NEVER, "E1"], maria, "revise", "Which pier?")
        whole = remark_on(session, None, maria, "Well done.")
        remark_on(session, None, maria, "Shorter, please.")
        answer(session, made, "The south one.", "accepted")
        answer(session, whole, "Thank you.")
    found = changes(harbour)
    assert [(each.number, each.said.code_name, each.said.answer) for each in found.answers] == [
        ("K-0006", "E1", "The south one."),
        ("", "", "Thank you."),
    ]
    assert found.waiting == 1

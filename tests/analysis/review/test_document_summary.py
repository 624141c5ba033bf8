from app.analysis.review.document import review_content
from app.analysis.review.document_summary import Summary, summary
from app.models.review import Verdict
from app.operations.people import add_person
from app.operations.reviews import decide, judge_definition
from tests.coded_study import NEVER, CodedStudy


def counted(harbour: CodedStudy) -> Summary:
    with harbour.study.project.read() as session:
        return summary(review_content(session))


def test_codings_are_counted_under_the_kinds_of_their_codes(harbour: CodedStudy) -> None:
    found = counted(harbour)
    assert [(kind.kind, kind.codes) for kind in found.kinds] == [
        ("cause", (("C1", 2), ("C2", 2), ("C3", 0))),
        ("effort", (("E1", 3), ("E2", 0))),
        ("remedy", (("R1", 1),)),
    ]
    assert found.passages == 6


def test_states_and_disagreements_are_found(harbour: CodedStudy) -> None:
    coding, code = harbour.codings[NEVER, "E1"], harbour.codes["C1"]
    with harbour.study.project.edit() as session:
        maria, tono = add_person(session, "Dr. Maria"), add_person(session, "Prof. Tono")
        said: list[tuple[int, Verdict]] = [(maria, "agree"), (tono, "reject")]
        for person, verdict in said:
            decide(session, coding, person, verdict)
            judge_definition(session, code, person, verdict)
    found = counted(harbour)
    assert [row.called for row in found.disagreed] == ["C1", "E1"]
    assert found.kinds[1].states == {"rejected": 1, "draft": 2}
    assert found.definitions == {"rejected": 1, "draft": 5}

import pytest

from app.analysis.masking.uniqueness import offices_in, unique_people
from app.models.span import Span
from app.operations.masking import add_masked_name, lay_masks
from app.words import Words
from tests.study import Study

TALK = "Farmer: Anak camat Air Putih datang.\nFarmer: Ya, ketua RT itu, kata camat."


def sentences(study: Study) -> list[str]:
    with study.project.read() as session:
        return [each.sentence(Words("en")) for each in unique_people(session)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("kata Camat Air Putih begitu", [("title", "Camat Air Putih")]),
        ("istri pak camat di Air Putih", [("kin", "istri pak camat di Air Putih")]),
        ("the Mayor of Oldtown said", [("title", "Mayor of Oldtown")]),
        ("para camat di sini", []),
        ("Air Putih itu luas", []),
    ],
)
def test_office_with_a_place_names_its_holder(text: str, found: list[tuple[str, str]]) -> None:
    assert [(kind, span.cut_from(text)) for kind, span in offices_in(text)] == found


def test_masked_office_names_nobody(study: Study) -> None:
    source_id = study.source(TALK)
    assert sentences(study) == [
        "“Anak camat Air Putih” in talk.txt names a relative of one person by office and place."
    ]
    with study.project.edit() as session:
        name_id = add_masked_name(session, "camat Air Putih", "[an official]")
        lay_masks(session, name_id, [(source_id, Span(13, 28))])
    assert sentences(study) == []


def test_role_that_one_informant_has_in_a_place_names_the_informant(study: Study) -> None:
    study.informant("I-01", role="Head", place="Hill", interview_date="2020-01-05")
    study.informant("I-02", role="Farmer", place="Hill")
    study.informant("I-03", role="Farmer", place="Hill")
    study.informant("I-04", role="Clerk", place="Hill", consent="full")
    assert sentences(study) == [
        "I-01 is the only informant with this role and place: Head × Hill × 2020-01-05."
    ]


def test_masked_place_names_no_informant(study: Study) -> None:
    study.informant("I-01", role="Head", place="Hill")
    with study.project.edit() as session:
        add_masked_name(session, "Hill", "[Place A]", kind="place")
    assert sentences(study) == []

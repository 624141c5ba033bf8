from app.analysis.masking.proposals import proposals
from app.operations.masking import add_masked_name
from app.words import Words
from tests.study import Study


def proposed(study: Study) -> list[tuple[str, str, str]]:
    with study.project.read() as session:
        return [(each.kind, each.original, each.masked) for each in proposals(session, Words("en"))]


def test_pseudonym_category_and_a_letter_are_proposed(study: Study) -> None:
    study.informant(
        "I-01",
        name="Budi Santoso",
        pseudonym="Pak S",
        role="Head of Hill",
        category="Officials",
        place="Hill",
    )
    study.informant("I-02", name="Ani", place="Hill")
    assert proposed(study) == [
        ("person", "Budi Santoso", "[Pak S]"),
        ("person", "Ani", "[Informant I-02]"),
        ("role", "Head of Hill", "[Officials]"),
        ("place", "Hill", "[Place A]"),
    ]


def test_what_is_masked_is_not_proposed_again(study: Study) -> None:
    study.informant("I-01", name="Budi Santoso")
    with study.project.edit() as session:
        add_masked_name(session, "budi santoso", "[A]")
    assert proposed(study) == []

import ast
import string
from pathlib import Path

from app.queries.activity import activities
from app.words import LANGUAGES, Words
from app.words.deeds import DEEDS, deed_sentence
from tests.full_study import a_full_study

APP = Path(__file__).parents[2] / "app"


def _recorded() -> dict[str, set[str]]:
    """Every key that an operation records, with the parameters it gives."""
    found: dict[str, set[str]] = {}
    for path in (APP / "operations").glob("*.py"):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "record":
                names = {keyword.arg or "" for keyword in call.keywords}
                for key in ast.walk(call.args[1]):
                    if isinstance(key, ast.Constant) and key.value in DEEDS:
                        found[str(key.value)] = names
    return found


def test_each_recorded_deed_gives_what_its_sentence_needs() -> None:
    for key, given in _recorded().items():
        needed = {name for _, name, _, _ in string.Formatter().parse(DEEDS[key]) if name}
        assert needed <= given, key


def test_deeds_are_sentences_in_each_language() -> None:
    for language in LANGUAGES:
        sentence = deed_sentence(Words(language), "coded", {"passage": "K-1", "code": "A1"})
        assert "K-1" in sentence
        assert "A1" in sentence


def test_every_deed_of_a_full_study_is_told_in_each_language(tmp_path: Path) -> None:
    with a_full_study(tmp_path) as study, study.project.read() as session:
        done = activities(session)
    assert len({row.key for row in done}) > 40
    for row in done:
        told = {deed_sentence(Words(each), row.key, row.parameters) for each in LANGUAGES}
        assert len(told) == len(LANGUAGES), told
        assert not [said for said in told if "?" in said or "{" in said or row.key in said]


def test_braces_in_a_name_are_just_letters() -> None:
    assert deed_sentence(Words("en"), "code_added", {"code": "{x}"}) == "Added code {x}"


def test_a_deed_of_a_newer_version_is_shown_as_it_is() -> None:
    assert deed_sentence(Words("en"), "teleported", {"code": "A1"}) == "teleported A1"


def test_a_deed_that_does_not_name_its_object_is_still_said() -> None:
    assert deed_sentence(Words("en"), "code_added", {}) == "Added code ?"

"""The round trip: every answer is found, and none on a wrong passage, whatever came between.

The documents that LibreOffice made are kept; ``make roundtrip`` makes and tests new ones.
"""

import io
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import docx
import pytest

from app.interchange.review.applying import apply_review, review_deed
from app.operations.people import person_named
from app.queries.reviews import decisions
from app.words import LANGUAGES
from tests.interchange.returned.answers import Answers, answered
from tests.interchange.returned.kept import FOLDER, printed
from tests.interchange.returned.large_study import large_study
from tests.interchange.returned.make_returned import WAYS
from tests.interchange.returned.moved_variants import ASKING, CERTAIN
from tests.interchange.returned.outcome import ALL, not_carried, outcome, read
from tests.interchange.returned.word_variants import PACKED, WORD, Change
from tests.study import Study

NOT_CARRIED = {
    "docx": {"replies"},
    "odt": {"replies"},
    "doc": {"replies", "resolved comments"},
    "rtf": {"authors of comments", "replies", "resolved comments"},
}
"""What LibreOffice 7.4 loses: a reply comes back as a comment of its own, nothing is ticked off,
and RTF puts some comments under a wrong name or none."""


@cache
def filled(language: str) -> tuple[bytes, Answers]:
    """The answered document as it would come straight from Word."""
    return answered(printed(language), language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_word_brings_everything_back(large: Study, language: str) -> None:
    data, answers = filled(language)
    assert outcome(large, read(large, data), answers) == ALL


def test_copy_that_did_not_print_it_reads_it_as_well(tmp_path: Path) -> None:
    """It has no kept bytes to compare with, and prints the document anew."""
    with large_study(tmp_path) as study:
        found = read(study, (FOLDER / "id_odt.docx").read_bytes())
        assert outcome(study, found, filled("id")[1]) == ALL


def test_what_was_read_is_recorded_once(large: Study) -> None:
    data, answers = filled("en")
    found = read(large, data)
    with large.project.edit(review_deed(found)) as session:
        apply_review(session, found, person_named(session, found.reviewer, "supervisor"))
        verdicts = Counter(row.verdict for row in decisions(session) if row.coding_id)
        expected = Counter(answer.verdict for answer in answers.codings.values())
    assert {key: number for key, number in verdicts.items() if key} == expected
    again = read(large, data)
    large.project.undo()
    assert (again.of("decided"), again.uncertain) == ((), ())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("way", WAYS)
def test_libreoffice_brings_everything_back(large: Study, way: str, language: str) -> None:
    data = (FOLDER / f"{language}_{way}.docx").read_bytes()
    sent, answers = filled(language)
    assert outcome(large, read(large, data), answers) == ALL
    assert not_carried(sent, data) == NOT_CARRIED[way]


@pytest.mark.parametrize("change", [*WORD, *CERTAIN], ids=lambda change: change.__name__)
def test_nothing_is_asked_that_is_certain(large: Study, change: Change) -> None:
    data, answers = filled("id")
    assert outcome(large, read(large, changed(data, change)), answers) == ALL


@pytest.mark.parametrize("pack", PACKED, ids=lambda pack: pack.__name__)
def test_packages_of_other_kinds_are_read(large: Study, pack: Callable[[bytes], bytes]) -> None:
    data, answers = filled("id")
    assert outcome(large, read(large, pack(data)), answers) == ALL


@pytest.mark.parametrize("change", ASKING, ids=lambda change: change.__name__)
def test_what_is_uncertain_is_asked_or_listed(large: Study, change: Change) -> None:
    data, answers = filled("id")
    found = outcome(large, read(large, changed(data, change)), answers)
    assert (found.wrong, found.lost) == ((), ())
    uncertain = len(found.asked) + len(found.outside)
    assert uncertain > 0
    assert found.decisions + found.remarks + uncertain == ALL.decisions + ALL.remarks


def changed(data: bytes, change: Change) -> bytes:
    """The document after a change."""
    document = docx.Document(io.BytesIO(data))
    change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()

"""A file that is no returned review of this study: one sentence, and nothing changed."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.cli import main
from app.interchange.exporting import DocumentKind, export
from app.operations.review_rounds import freeze_round
from tests.interchange.paper import ReviewPaper
from tests.interchange.returned.outcome import read
from tests.study import COUSIN, NOBODY, Study, a_study

FIXTURES = Path(__file__).parents[2] / "importers" / "fixtures"
Refusal = Callable[[bytes], str]


def one_passage(study: Study, words: str = COUSIN) -> None:
    study.coding(study.source(), words, study.code("A1", "Family"))


def exported(study: Study, what: DocumentKind) -> bytes:
    out = study.project.path.with_name(f"{what}.docx")
    export(study.project, out, what, "en")
    return out.read_bytes()


@pytest.fixture
def sent(tmp_path: Path) -> tuple[Path, bytes]:
    """A closed study, and its own review document printed from a round."""
    with a_study(tmp_path) as study:
        one_passage(study)
        with study.project.edit() as session:
            freeze_round(session, "First", study.me)
        return study.project.path, exported(study, "review")


@pytest.fixture
def refused(sent: tuple[Path, bytes], capsys: pytest.CaptureFixture[str]) -> Refusal:
    """The one line with which a file is refused; the project keeps every byte."""
    path, _ = sent

    def refusal(data: bytes) -> str:
        returned, before = path.with_name("returned.docx"), path.read_bytes()
        returned.write_bytes(data)
        capsys.readouterr()
        assert main(["review", str(path), "import", str(returned), "--lang", "en"]) == 1
        said = capsys.readouterr()
        assert (said.out, said.err.count("\n"), path.read_bytes()) == ("", 1, before)
        return said.err

    return refusal


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        ("interview.docx", "not a review document"),
        ("interview.doc", "old Word format"),
        ("locked.docx", "password"),
        ("interview.odt", ""),
        ("interview.rtf", ""),
        ("interview.pdf", ""),
    ],
)
def test_other_files_under_the_name_of_a_word_document(
    refused: Refusal, file: str, reason: str
) -> None:
    assert reason in refused((FIXTURES / file).read_bytes())


@pytest.mark.parametrize("left", [0, 3, 200, 5_000, -30])
def test_torn_or_empty_archives(refused: Refusal, sent: tuple[Path, bytes], left: int) -> None:
    assert refused(sent[1][:left])


def test_archive_with_a_damaged_part(refused: Refusal, sent: tuple[Path, bytes]) -> None:
    _, data = sent
    place = data.index(b"word/document.xml") + 400
    assert "damaged" in refused(data[:place] + bytes(60) + data[place + 60 :])


@pytest.fixture
def stranger(tmp_path: Path) -> Iterator[Study]:
    """The same study made a second time: equal numbers, codes and words, another project."""
    (tmp_path / "stranger").mkdir()
    with a_study(tmp_path / "stranger") as other:
        one_passage(other)
        with other.project.edit() as session:
            freeze_round(session, "First", other.me)
        yield other


def test_round_of_another_project(refused: Refusal, stranger: Study) -> None:
    paper = ReviewPaper(exported(stranger, "review"))
    paper.decide("K-0001 · A1", "S")
    assert "another project" in refused(paper.data())


def test_chapter_of_another_project(refused: Refusal, stranger: Study) -> None:
    assert refused(exported(stranger, "chapter"))


@pytest.mark.parametrize("what", ["appendix", "codebook", "passages"])
def test_other_documents_of_ours(refused: Refusal, stranger: Study, what: DocumentKind) -> None:
    assert "not a review document" in refused(exported(stranger, what))


def test_older_round_is_known_and_said(study: Study) -> None:
    """It is never read as if it were about what was submitted since."""
    one_passage(study)
    with study.project.edit() as session:
        freeze_round(session, "First", study.me)
    paper = ReviewPaper(exported(study, "review"))
    paper.decide("K-0001 · A1", "S")
    study.coding(1, NOBODY, 1)
    with study.project.edit() as session:
        freeze_round(session, "Second", study.me)
    found = read(study, paper.data())
    assert (found.printout.round_name, found.printout.newer_rounds) == ("First", ("Second",))
    assert [row.status for row in found.rows if row.is_answered] == ["conflicting"]

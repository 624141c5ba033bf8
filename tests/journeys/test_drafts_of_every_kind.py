"""A draft is audited alike in whatever format it comes: LibreOffice makes them here."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm

from app.cli import main
from app.importers.child import ParsingProcess
from app.interchange.auditing import AuditMaterial, audit_drafts, audit_material
from app.project.file import open_project
from tests.interchange.returned.office import OFFICE, convert
from tests.journeys.studies import MODEL_STUDY, model_study

pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not here")
ARTICLE = MODEL_STUDY.parent / "seeds" / "article.txt"
FORMATS = ("odt", "rtf", "pdf", "txt")


def in_formats(document: Path, folder: Path) -> Iterator[Path]:
    yield document
    for kind in FORMATS:
        convert(document, kind, folder, folder / "profile")
        yield folder / f"{document.stem}.{kind}"


def findings(material: AuditMaterial, drafts: list[Path]) -> list[Counter[tuple[str, str, str]]]:
    with ParsingProcess() as reader:
        audits = audit_drafts(material, drafts, reader)
    return [
        Counter(
            (each.status, each.informant, each.attributed_to)
            for each in audit.findings
            if each.status != "not_interview"
        )
        for audit in audits
    ]


def material_of(file: Path) -> AuditMaterial:
    project = open_project(file)
    with project.read() as session:
        made = audit_material(session)
    project.close()
    return made


def test_chapter_says_the_same_in_every_format(study: Path, tmp_path: Path) -> None:
    chapter = tmp_path / "chapter.docx"
    assert main(["export", str(study), str(chapter), "--what", "chapter"]) == 0
    word, *others = findings(material_of(study), [*in_formats(chapter, tmp_path)])
    assert {status for status, _, _ in word} == {"exact"}
    # The fonts of a PDF may know an emoji under another sign.
    assert [(word - other).total() <= 1 for other in others] == [True] * len(others)
    assert [other.total() for other in others] == [word.total()] * len(others)


def article_on_small_pages(out: Path) -> Path:
    """Justified on pages so small that most quotations go over their end, with head and foot."""
    document = docx.Document()
    (section,) = document.sections
    section.page_width, section.page_height = Cm(14.8), Cm(15)
    section.header.paragraphs[0].text = "Jurnal Contoh Vol. 1"
    for line in ARTICLE.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            paragraph = document.add_paragraph(line.strip())
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    document.save(str(out))
    return out


@pytest.mark.parametrize("material", [model_study], indirect=True, scope="session")
def test_article_gives_its_eighteen_quotations_in_every_format(study: Path, tmp_path: Path) -> None:
    draft = article_on_small_pages(tmp_path / "article.docx")
    for said in findings(material_of(study), [*in_formats(draft, tmp_path)]):
        assert said.total() == 18
        assert all(status == "exact" and who == named for status, who, named in said)

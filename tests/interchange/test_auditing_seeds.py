"""The model study's article and closing chapter beside its six transcripts (skipped without)."""

from collections import Counter

import pytest

from app.importers.child import ParsingProcess
from app.interchange.auditing import Audit, AuditMaterial, audit_drafts, audit_material
from app.interchange.quotations import find_quotation
from app.operations.codings import code_passage
from app.operations.people import add_person
from app.project.file import open_project
from app.queries.codes import codes, find_code
from tests.journeys.studies import MODEL_STUDY, model_study

SEEDS = MODEL_STUDY.parent / "seeds"


@pytest.fixture(scope="module")
def material(tmp_path_factory: pytest.TempPathFactory) -> AuditMaterial:
    from app.cli import main  # noqa: PLC0415 - only where the study is

    study = model_study()
    file = tmp_path_factory.mktemp("seeds") / "study.kutipan"
    assert main(["new", str(file), "--codebook", str(MODEL_STUDY / "codebook.csv")]) == 0
    transcripts = [str(path) for path in sorted(study.transcripts.iterdir())]
    informants = str(MODEL_STUDY / "informants.csv")
    assert main(["import", str(file), *transcripts, "--informants", informants]) == 0
    project = open_project(file)
    with project.edit() as session:
        coder = add_person(session, "Ani")
        book = codes(session)
        for quotation, label, source in study.codings:
            found = find_quotation(session, quotation, source)
            code_passage(session, found.source_id, found.span, find_code(book, label).id, coder)
    with project.read() as session:
        made = audit_material(session)
    project.close()
    return made


@pytest.fixture(scope="module")
def audits(material: AuditMaterial) -> tuple[Audit, Audit]:
    paths = [SEEDS / "article.txt", SEEDS / "thesis_chapter_4.txt"]
    with ParsingProcess() as reader:
        article, chapter = audit_drafts(material, paths, reader)
    return article, chapter


def test_all_interview_quotations_are_found_and_attributed(audits: tuple[Audit, Audit]) -> None:
    findings = audits[0].findings
    said = [each for each in findings if each.status != "not_interview"]
    assert Counter(each.status for each in said) == {"exact": 18}
    assert all(each.informant == each.attributed_to for each in said)
    assert Counter(each.informant for each in said) == {
        "I-01": 4,
        "I-02": 4,
        "I-03": 3,
        "I-04": 4,
        "I-05": 2,
        "I-06": 1,
    }


def test_law_circular_and_term_are_no_interview(audits: tuple[Audit, Audit]) -> None:
    others = [each for each in audits[0].findings if each.status == "not_interview"]
    assert [len(each.quotation) for each in others] == [340, 15, 88]


def test_closing_chapter_quotes_nobody(audits: tuple[Audit, Audit]) -> None:
    assert not audits[1].findings


def test_claims_name_what_the_study_got_wrong(audits: tuple[Audit, Audit]) -> None:
    article, chapter = ({(c.kind, c.codes, c.zone) for c in each.claims} for each in audits)
    assert ("no_passage", ("P5",), "abstract") in article
    assert ("no_passage", ("P6",), "conclusion") in article & chapter
    assert ("left_out", ("UB9",), "conclusion") in article & chapter
    assert ("order", ("P4", "P3"), "conclusion") in article
    assert ("numbering", ("P3", "P4"), "conclusion") in chapter


def test_no_claim_is_made_of_codes_that_stand_in_order(audits: tuple[Audit, Audit]) -> None:
    turned = [c.codes for each in audits for c in each.claims if c.kind in {"order", "numbering"}]
    assert sorted(turned) == [("P3", "P4"), ("P4", "P3")]


def test_chapter_alone_is_held_against_the_codebook(material: AuditMaterial) -> None:
    with ParsingProcess() as reader:
        (chapter,) = audit_drafts(material, [SEEDS / "thesis_chapter_4.txt"], reader)
    assert ("numbering", ("P3", "P4")) in [(c.kind, c.codes) for c in chapter.claims]


def test_every_place_is_where_the_words_stand(audits: tuple[Audit, Audit]) -> None:
    for each in audits[0].findings:
        assert each.place.cut_from(audits[0].draft.text).split() == each.quotation.split()

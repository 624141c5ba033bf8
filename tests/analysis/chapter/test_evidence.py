from app.analysis.chapter.evidence import EvidenceReport, evidence_report
from app.analysis.evidence import evidence, section_weaknesses
from app.analysis.export_manifest import Manifest, PrintedSection, packed
from app.models.thesis import ExportRecord
from app.operations.chapter import (
    leave_out_passage,
    leave_out_section,
    order_sections,
    write_section,
)
from app.queries.codes import codes, find_code
from app.queries.passages import passages
from tests.coded_study import NEVER, CodedStudy


def report(harbour: CodedStudy) -> EvidenceReport:
    with harbour.study.project.read() as session:
        return evidence_report(session)


def exported(harbour: CodedStudy, what: str, *sections: tuple[str, str]) -> None:
    found = tuple(PrintedSection(f"uuid-{label}", label, name) for label, name in sections)
    keep(harbour, what, packed(Manifest(found)))


def keep(harbour: CodedStudy, what: str, manifest: str) -> None:
    harbour.study.project.keep_export(
        ExportRecord(what=what, language="en", name="x.docx", sha256="0", manifest=manifest)
    )


def test_it_holds_the_report_that_scripts_rely_on(harbour: CodedStudy) -> None:
    with harbour.study.project.read() as session:
        assert report(harbour).evidence == evidence(session)
    assert report(harbour).named("codes_without_passage") == ("C3", "E2")


def test_contrary_evidence_is_open_until_something_is_written_about_it(
    harbour: CodedStudy,
) -> None:
    assert report(harbour).named("contrary_not_discussed") == ("E1",)
    with harbour.study.project.edit() as session:
        write_section(session, harbour.codes["E1"], "contrary", "The fisher fishes by night.")
    assert report(harbour).named("contrary_not_discussed") == ()


def test_contrary_passages_that_are_left_out_are_named(harbour: CodedStudy) -> None:
    with harbour.study.project.edit() as session:
        row = next(row for row in passages(session) if row.text == NEVER)
        leave_out_passage(session, harbour.codes["E1"], row.id, leave_out=True)
    assert report(harbour).named("contrary_left_out") == (row.number,)


def test_a_code_with_evidence_and_no_section_is_named(harbour: CodedStudy) -> None:
    with harbour.study.project.edit() as session:
        for label in ("C2", "C3", "E1"):
            leave_out_section(session, harbour.codes[label], leave_out=True)
    found = report(harbour)
    assert found.named("left_out_of_chapter") == ("C2", "E1")
    assert len(found.named("contrary_left_out")) == 1


def test_moved_sections_differ_from_the_codebook(harbour: CodedStudy) -> None:
    assert report(harbour).named("order_differs") == ()
    ids = [harbour.codes[label] for label in ("C2", "C1", "C3")]
    with harbour.study.project.edit() as session:
        order_sections(session, ids)
    assert report(harbour).named("order_differs") == ("C2", "C1")


def test_exported_chapter_and_conclusion_are_compared(harbour: CodedStudy) -> None:
    exported(harbour, "chapter", ("C1", "Lapsed contract"), ("C2", "Heavy rains"))
    assert report(harbour).named("wording_differs") == ()
    exported(harbour, "closing", ("C2", "Rain"), ("C1", "Lapsed contract"))
    found = report(harbour)
    assert found.named("wording_differs") == ("C2",)
    assert found.named("order_differs") == ("C1", "C2")


def test_an_export_that_cannot_be_read_is_not_compared(harbour: CodedStudy) -> None:
    exported(harbour, "chapter", ("C1", "Lapsed contract"))
    keep(harbour, "closing", "[")
    assert report(harbour).named("wording_differs") == ()


def test_weaknesses_of_a_section_are_the_reports(harbour: CodedStudy) -> None:
    with harbour.study.project.read() as session:
        codebook, rows = codes(session), passages(session)
    code = find_code(codebook, "E1")
    under = [row for row in rows if any(coding.code_id == code.id for coding in row.codings)]
    found = section_weaknesses(code, under, discussed=False)
    assert found == (
        "single_informant",
        "single_category",
        "self_report_only",
        "contrary_not_discussed",
        "without_interpretation",
    )
    assert "contrary_not_discussed" not in section_weaknesses(code, under, discussed=True)

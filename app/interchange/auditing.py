"""The quote audit where it meets files: a draft read in the parsing child, comments written."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from sqlalchemy.orm import Session

from app.analysis.quote_audit.claims import Claim, claimed_codes, claims
from app.analysis.quote_audit.claims_names import ClaimedCode
from app.analysis.quote_audit.quote_audit import Finding, audit
from app.analysis.quote_audit.sentences import (
    claim_said,
    counted,
    finding_sentences,
    is_remarkable,
)
from app.analysis.quote_audit.study import AuditedStudy, audited_study
from app.errors import WrongEnding
from app.exporters.word.audit import Remark, audit_report_docx, commented_docx
from app.exporters.word.document import Imprint
from app.exporters.writing import put_in_place
from app.importers.child import ParsingProcess, load
from app.importers.drafts.drafts import read_draft
from app.interchange.importing.parsing import parsed
from app.models.base import now
from app.models.draft import Draft
from app.words import Words
from app.words.audit import CLAIMS, STATUSES

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class AuditMaterial:
    """What an audit needs of a project, as plain data for another thread."""

    study: AuditedStudy
    codes: tuple[ClaimedCode, ...]


@dataclass(frozen=True, slots=True)
class Audit:
    """A draft with what was found in it; ``data`` are the bytes of its file."""

    draft: Draft
    data: bytes
    findings: tuple[Finding, ...]
    claims: tuple[Claim, ...]


def audit_material(session: Session) -> AuditMaterial:
    """The transcripts, informants and codes of a project as they are now."""
    return AuditMaterial(audited_study(session), tuple(claimed_codes(session)))


def audit_drafts(
    material: AuditMaterial,
    paths: list[Path],
    reader: ParsingProcess,
    progress: Progress = lambda _done, _total: None,
) -> list[Audit]:
    """Audit drafts that belong together: claims of one are held against the sections of all.

    Raises:
        ProjectError: a file cannot be read, or is no file of a known format.
        ReadingCancelledError: ``reader.cancel`` was called meanwhile.
    """
    read = []
    for path in paths:
        data = load(path)
        read.append((parsed(reader, path.name, read_draft, path.name, data), data))
    claimed = claims(material.codes, [draft for draft, _ in read])
    return [
        Audit(draft, data, tuple(audit(material.study, draft, progress)), tuple(claimed[nth]))
        for nth, (draft, data) in enumerate(read)
    ]


def write_commented(found: Audit, out: Path, words: Words, aside: Collection[Finding] = ()) -> None:
    """Write a copy of the draft with comments; a report where the draft is no Word document.

    Findings set ``aside`` are left out.

    Raises:
        WrongEnding: the file is not to be a .docx.
        CannotReplace, FolderNotWritable, NoRoomForExport: see ``app.exporters.writing``.
    """
    if out.suffix.lower() != ".docx":
        raise WrongEnding(out.name, ".docx")
    remarks = _remarks(found, words, aside)
    if found.draft.anchors:
        try:
            made = commented_docx(found.draft, found.data, remarks)
        except (KeyError, ValueError, BadZipFile, PackageNotFoundError):
            made = _report(found, remarks, words)
    else:
        made = _report(found, remarks, words)
    put_in_place(out, made)


def _report(found: Audit, remarks: Sequence[Remark], words: Words) -> bytes:
    title = words("Audit of {name}", name=found.draft.name)
    summary = counted(words, found.findings)
    return audit_report_docx(title, summary, remarks, words, Imprint(title, "Kutipan", now()))


def _remarks(found: Audit, words: Words, aside: Collection[Finding]) -> list[Remark]:
    quotations = [
        Remark(
            finding.place,
            words(STATUSES[finding.status]),
            finding.quotation,
            tuple(finding_sentences(words, finding)),
        )
        for finding in found.findings
        if finding not in aside and is_remarkable(finding)
    ]
    claimed = [
        Remark(claim.place, words(CLAIMS[claim.kind]), "", (claim_said(words, claim),))
        for claim in found.claims
    ]
    return [*quotations, *claimed]

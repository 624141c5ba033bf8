"""``audit``: the quotations and claims of a thesis draft beside what the transcripts say."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from app.analysis.quote_audit.claims import Claim
from app.analysis.quote_audit.quote_audit import Finding
from app.analysis.quote_audit.sentences import (
    claim_said,
    counted,
    finding_sentences,
    is_remarkable,
)
from app.commands.opening import opened
from app.commands.options import Study, console_of
from app.interchange.auditing import Audit, audit_drafts, audit_material, write_commented
from app.interchange.importing.foreign import ParsingProcess
from app.words import N_, Words
from app.words.audit import STATUSES
from app.words.shortening import shortened

_SHOWN = 70


def audit(
    context: typer.Context,
    file: Study,
    drafts: Annotated[
        list[Path],
        typer.Argument(
            metavar="THESIS...",
            help=N_("The draft (.docx, .odt, .rtf, .pdf, .md, .txt), or its parts in their order."),
        ),
    ],
    *,
    claims: Annotated[
        bool,
        typer.Option(
            "--claims",
            help=N_(
                "List the claims about codes instead of the quotations: named without a passage, "
                "left out of the conclusion, or in another order."
            ),
        ),
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="RETURNED.docx",
            help=N_("Write a copy of the draft with a comment at each finding."),
        ),
    ] = None,
) -> None:
    """Find every quotation of a draft in the transcripts and say what became of it."""
    console = console_of(context)
    if out is not None and len(drafts) > 1:
        raise typer.BadParameter(console.words("Comments are written into one draft at a time."))
    with opened(file) as project, project.read() as session:
        material = audit_material(session)
    with ParsingProcess() as reader, console.progress(console.words("Checking")) as progress:
        found = audit_drafts(material, drafts, reader, progress)
    if out is not None:
        write_commented(found[0], out, console.words)
        console.note(console.words("{file} is written.", file=out))
    if claims:
        console.answer([*_claims(found)], [*_claim_lines(console.words, found)])
    else:
        console.answer([*_quotations(found)], [*_quotation_lines(console.words, found)])


def _quotations(found: list[Audit]) -> Iterator[dict[str, object]]:
    for each in found:
        for finding in each.findings:
            yield _as_data(each.draft.name, finding)


def _as_data(draft: str, finding: Finding) -> dict[str, object]:
    """What scripts rely on first, then what else is known; positions are code points."""
    span = finding.span
    return {
        "quotation": finding.quotation,
        "status": finding.status,
        "source": finding.source or None,
        "start": span.start if span else None,
        "end": span.end if span else None,
        "informant": finding.informant or None,
        "attributed_to": finding.attributed_to or None,
        "difference": finding.difference,
        "said": finding.said or None,
        "text_status": finding.text_status,
        "marked": finding.marked,
        "used_twice": finding.used_twice,
        "by_interviewer": finding.by_interviewer,
        "found_as": finding.how,
        "draft": draft,
        "draft_start": finding.place.start,
        "draft_end": finding.place.end,
    }


def _quotation_lines(words: Words, found: list[Audit]) -> Iterator[str]:
    for each in found:
        for nth, finding in enumerate(each.findings, start=1):
            informant = f" · {finding.informant}" if finding.informant else ""
            quoted = shortened(finding.quotation, _SHOWN)
            yield f"{nth}. {words(STATUSES[finding.status])}{informant} · \u201c{quoted}\u201d"
            if is_remarkable(finding):
                yield from (f"    {said}" for said in finding_sentences(words, finding))
        doubtful = words.plural("{n} doubtful claim", "{n} doubtful claims", len(each.claims))
        yield f"{each.draft.name}: {counted(words, each.findings)}; {doubtful} (--claims)"


def _claims(found: list[Audit]) -> Iterator[dict[str, object]]:
    for each in found:
        for claim in each.claims:
            yield _claim_as_data(each.draft.name, claim)


def _claim_as_data(draft: str, claim: Claim) -> dict[str, object]:
    return {
        "claim": claim.kind,
        "codes": list(claim.codes),
        "part": claim.zone,
        "expected": list(claim.expected),
        "text": claim.text,
        "draft": draft,
        "draft_start": claim.place.start if claim.place else None,
        "draft_end": claim.place.end if claim.place else None,
    }


def _claim_lines(words: Words, found: list[Audit]) -> Iterator[str]:
    for each in found:
        for claim in each.claims:
            yield claim_said(words, claim)
        doubtful = words.plural("{n} doubtful claim", "{n} doubtful claims", len(each.claims))
        yield f"{each.draft.name}: {doubtful}"

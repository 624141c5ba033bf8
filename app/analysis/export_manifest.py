"""What an export printed, kept with the project, and what differs from the export before it.

A student writes on in Word after exporting; the list of changes says what to touch there. Only
hashes of the quotations are kept, so a manifest of 5,000 passages stays below a megabyte.
"""

import hashlib
import json
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from app.analysis.appendix.appendix import AppendixContent
from app.analysis.chapter.chapter import KindSection
from app.analysis.chapter.quotation_cuts import shortened
from app.queries.codes import CodeRow

ChangeKind = Literal[
    "added",
    "dropped",
    "reworded",
    "moved",
    "reordered",
    "code_added",
    "code_dropped",
    "code_renamed",
    "code_moved",
]
_MARK = 16


@dataclass(frozen=True, slots=True)
class PrintedQuotation:
    """A passage as it was printed; ``mark`` is a hash of its words."""

    uuid: str
    number: str
    mark: str


@dataclass(frozen=True, slots=True)
class PrintedSection:
    """A code as it was called, with what stood under it, in order."""

    uuid: str
    called: str
    name: str
    quotations: tuple[PrintedQuotation, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """The sections of an export in order; ``quotes`` when quotations were printed at all."""

    sections: tuple[PrintedSection, ...] = ()
    quotes: bool = True


@dataclass(frozen=True, slots=True)
class ExportChange:
    """One thing that differs; ``app.words.export_changes`` says it.

    ``number`` is the passage's, empty for changes of codes; ``code`` how its code is called now (or
    was, where it has gone), ``other`` how it was called or under which code it stood before.
    """

    kind: ChangeKind
    number: str
    code: str
    other: str = ""


def appendix_manifest(
    content: AppendixContent, passages: Mapping[int, str], codes: Mapping[int, str]
) -> Manifest:
    """What an appendix prints; the maps give the UUIDs of passages and codes by id."""
    quotes = any(True for _ in content.printed)
    return Manifest(
        tuple(
            _section(
                code,
                codes,
                (
                    PrintedQuotation(passages[row.id], row.number, mark_of(row.text))
                    for row in (content.quotations.get(code.id, ()) if quotes else ())
                ),
            )
            for part in content.outline
            for group in part.groups
            for code in group.codes
        ),
        quotes,
    )


def chapter_manifest(
    kinds: Iterable[KindSection],
    passages: Mapping[int, str],
    codes: Mapping[int, str],
    *,
    quotes: bool = True,
) -> Manifest:
    """What a chapter prints; without ``quotes`` the closing chapter, which has only the codes."""
    return Manifest(
        tuple(
            _section(
                section.code,
                codes,
                (
                    PrintedQuotation(
                        passages[quoted.passage.id],
                        quoted.passage.number,
                        mark_of(shortened(quoted.passage.text, quoted.cuts)),
                    )
                    for quoted in (*section.supporting, *section.contradicting)
                    if quotes
                ),
            )
            for kind in kinds
            for section in kind.codes
        ),
        quotes,
    )


def _section(
    code: CodeRow, codes: Mapping[int, str], quotations: Iterable[PrintedQuotation]
) -> PrintedSection:
    return PrintedSection(codes[code.id], code.called, code.name, tuple(quotations))


def mark_of(text: str) -> str:
    """A hash that differs as soon as a character does."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_MARK]


def packed(manifest: Manifest) -> str:
    """The manifest as it is stored."""
    sections = [
        [
            *(section.uuid, section.called, section.name),
            [[each.uuid, each.number, each.mark] for each in section.quotations],
        ]
        for section in manifest.sections
    ]
    return json.dumps(
        {"quotes": manifest.quotes, "sections": sections}, ensure_ascii=False, separators=(",", ":")
    )


def unpacked(stored: str) -> Manifest | None:
    """What was stored; None when it cannot be read (a file that others wrote)."""
    try:
        found = json.loads(stored)
        return Manifest(
            tuple(
                PrintedSection(
                    str(uuid),
                    str(called),
                    str(name),
                    tuple(PrintedQuotation(*map(str, each)) for each in quotations),
                )
                for uuid, called, name, quotations in found["sections"]
            ),
            bool(found["quotes"]),
        )
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def export_changes(before: Manifest, now: Manifest) -> tuple[ExportChange, ...]:
    """What differs, codes first, in the order of the export now; nothing for equal exports.

    Quotations are compared only where both exports printed them.
    """
    changes = _code_changes(before, now)
    if before.quotes and now.quotes:
        changes += _passage_changes(before, now)
    return tuple(changes)


def _code_changes(before: Manifest, now: Manifest) -> list[ExportChange]:
    was = {section.uuid: section for section in before.sections}
    here = {section.uuid: section for section in now.sections}
    changes: list[ExportChange] = []
    stayed = _in_old_order(list(was), list(here))
    for uuid, section in here.items():
        old = was.get(uuid)
        if old is None:
            changes.append(ExportChange("code_added", "", _title(section)))
            continue
        if (old.called, old.name) != (section.called, section.name):
            changes.append(ExportChange("code_renamed", "", _title(section), _title(old)))
        if uuid not in stayed:
            changes.append(ExportChange("code_moved", "", _title(section)))
    gone = (section for uuid, section in was.items() if uuid not in here)
    return [*changes, *(ExportChange("code_dropped", "", _title(section)) for section in gone)]


def _title(section: PrintedSection) -> str:
    return section.name if section.called == section.name else f"{section.called} {section.name}"


def _passage_changes(before: Manifest, now: Manifest) -> list[ExportChange]:
    was, here = _by_place(before), _by_place(now)
    left: dict[str, list[str]] = {}
    for code, uuid in was:
        if (code, uuid) not in here:
            left.setdefault(uuid, []).append(code)
    names = {section.uuid: section.called for section in (*before.sections, *now.sections)}
    old_sections = {section.uuid: section for section in before.sections}
    changes: list[ExportChange] = []
    for section in now.sections:
        old = old_sections.get(section.uuid, PrintedSection("", "", ""))
        stayed = _in_old_order(_uuids(old), _uuids(section))
        for each in section.quotations:
            known = was.get((section.uuid, each.uuid))
            if known is None:
                origins = left.get(each.uuid)
                other = names[origins.pop(0)] if origins else ""
                kind: ChangeKind = "moved" if other else "added"
                changes.append(ExportChange(kind, each.number, section.called, other))
                continue
            if known.mark != each.mark:
                changes.append(ExportChange("reworded", each.number, section.called))
            if each.uuid not in stayed:
                changes.append(ExportChange("reordered", each.number, section.called))
    numbers = {uuid: each.number for (_, uuid), each in was.items()}
    return changes + [
        ExportChange("dropped", numbers[uuid], names[code])
        for uuid, codes in left.items()
        for code in codes
    ]


def _by_place(manifest: Manifest) -> dict[tuple[str, str], PrintedQuotation]:
    return {
        (section.uuid, each.uuid): each
        for section in manifest.sections
        for each in section.quotations
    }


def _uuids(section: PrintedSection) -> list[str]:
    return [each.uuid for each in section.quotations]


def _in_old_order(before: Sequence[str], now: Sequence[str]) -> set[str]:
    """As many of ``now`` as can be said to have stayed where they were: the longest common order.

    What is new counts as staying; patience sorting, n log n.
    """
    place = {uuid: number for number, uuid in enumerate(before)}
    common = [uuid for uuid in now if uuid in place]
    ends: list[int] = []
    tails: list[str] = []
    behind: dict[str, str | None] = {}
    for uuid in common:
        at = bisect_left(ends, place[uuid])
        ends[at : at + 1] = [place[uuid]]
        tails[at : at + 1] = [uuid]
        behind[uuid] = tails[at - 1] if at else None
    stayed = {uuid for uuid in now if uuid not in place}
    last = tails[-1] if tails else None
    while last is not None:
        stayed.add(last)
        last = behind[last]
    return stayed

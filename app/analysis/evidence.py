"""Claims without evidence: which codes and passages a thesis cannot rest on as they are."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.analysis.appendix.supports import by_code, contradicts, evidence_passages, supports
from app.analysis.contrary import contrary_by_code
from app.analysis.outline import with_inherited
from app.models.dates import PartialDate
from app.queries.codes import CodeRow, code_links, codes
from app.queries.passage_links import contradictions
from app.queries.passages import PassageRow, passages


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is thin or missing: codes by label (else name) in codebook order, passages by number.

    ``codes_without_passage``: nobody said anything about them. ``single_informant`` and
    ``single_category``: all support comes from one voice, or from one category of informants.
    ``self_report_only``: efforts that only their own institution (the code's group) tells of.
    ``contradicting``: codes that some passage speaks against. ``causes_without_effort`` and
    ``efforts_without_cause``: not linked as problem and answer.
    """

    codes_without_passage: tuple[str, ...]
    single_informant: tuple[str, ...]
    single_category: tuple[str, ...]
    self_report_only: tuple[str, ...]
    contradicting: tuple[str, ...]
    causes_without_effort: tuple[str, ...]
    efforts_without_cause: tuple[str, ...]
    without_full_date: tuple[str, ...]
    without_interpretation: tuple[str, ...]


def evidence(session: Session) -> Evidence:
    """The evidence report of the whole project."""
    rows = codes(session), passages(session)
    return weighed(*rows, code_links(session), contradictions(session))


def weighed(
    codebook: Sequence[CodeRow],
    every: Sequence[PassageRow],
    links: Sequence[tuple[int, int]],
    opposed: Sequence[tuple[int, int]] = (),
) -> Evidence:
    """The report of rows that were read already.

    ``links`` are ``(effort id, cause id)``, ``opposed`` ``(passage, the one it contradicts)``.
    """
    rows = evidence_passages(every)
    all_passages, supporting = by_code(rows), by_code(rows, supports)
    against = contrary_by_code(every, opposed)
    answered, answering = {cause for _, cause in links}, {effort for effort, _ in links}
    voices = {code.id: _voices(supporting.get(code.id, [])) for code in codebook}
    categories = {code.id: _categories(supporting.get(code.id, [])) for code in codebook}

    def called(chosen: list[CodeRow]) -> tuple[str, ...]:
        return tuple(code.called for code in chosen)

    belonging = with_inherited(codebook)
    causes = [code for code in codebook if code.kind == "cause"]
    efforts = [code for code in codebook if code.kind == "effort"]
    return Evidence(
        called([code for code in codebook if code.id not in all_passages]),
        called([code for code in codebook if len(voices[code.id]) == 1]),
        called([code for code in codebook if len(categories[code.id]) == 1]),
        called([code for code in belonging if is_self_report(code, supporting.get(code.id, []))]),
        called([code for code in codebook if code.id in against]),
        called([code for code in causes if code.id not in answered]),
        called([code for code in efforts if code.id not in answering]),
        tuple(row.number for row in rows if not has_full_date(row)),
        tuple(row.number for row in rows if lacks_interpretation(row)),
    )


def section_weaknesses(
    code: CodeRow, rows: Sequence[PassageRow], *, discussed: bool, opposed: bool = False
) -> tuple[str, ...]:
    """What is thin about one code, as keys of the report; ``rows`` are all its passages.

    ``code`` has its inherited kind and group; ``discussed``: contrary evidence is written about;
    ``opposed``: a passage is linked as contradicting its evidence.
    """
    said = evidence_passages(rows)
    supporting = [row for row in said if supports(row, code.id)]
    against = opposed or any(contradicts(row, code.id) for row in said)
    found = {
        "codes_without_passage": not said,
        "single_informant": len(_voices(supporting)) == 1,
        "single_category": len(_categories(supporting)) == 1,
        "self_report_only": is_self_report(code, supporting),
        "contrary_not_discussed": against and not discussed,
        "without_full_date": not all(has_full_date(row) for row in said),
        "without_interpretation": any(
            not row.interpretation_under(code.id).strip() for row in said
        ),
    }
    return tuple(key for key, is_so in found.items() if is_so)


def _voices(rows: Sequence[PassageRow]) -> set[tuple[str, int]]:
    """Who speaks: informants, and sources that no informant speaks in (documents)."""
    return {
        ("informant", row.informant.id) if row.informant else ("source", row.source_id)
        for row in rows
    }


def _categories(rows: Sequence[PassageRow]) -> set[str]:
    """The categories of those who speak; a voice without category is a category of its own."""
    return {
        _folded(row.informant.category)
        if row.informant and row.informant.category.strip()
        else f"\0{next(iter(_voices([row])))}"
        for row in rows
    }


def is_self_report(code: CodeRow, supporting: Sequence[PassageRow]) -> bool:
    """Whether only the institution that made an effort tells of it.

    An effort is a self-report when all its supporting informants have the code's group as their
    category; a document or an unknown speaker among the support is another voice.
    """
    group = _folded(code.group)
    return bool(code.kind == "effort" and group and supporting) and all(
        row.informant is not None and _folded(row.informant.category) == group for row in supporting
    )


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def has_full_date(row: PassageRow) -> bool:
    """Whether the day on which a passage was said is known."""
    try:
        return PartialDate.from_stored(row.date).is_full
    except ValueError:
        return False


def lacks_interpretation(row: PassageRow) -> bool:
    """Whether a passage is still without its meaning under any of its codes."""
    return any(not row.interpretation_under(coding.code_id).strip() for coding in row.codings)

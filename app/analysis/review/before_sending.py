"""What a researcher should look at before a round goes to the supervisor."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy.orm import Session

from app.analysis.appendix.supports import evidence_passages
from app.analysis.duplicates import overlapping, repeated
from app.analysis.masking.names import NamesInText
from app.analysis.naming import NameSearch
from app.analysis.review.document import CONTEXT
from app.models.dates import PartialDate
from app.models.scope import Scope
from app.models.span import Span
from app.queries.codes import CodeRow, codes
from app.queries.informants import informants
from app.queries.masking import MaskedNameRow, MaskRow, masked_names, masks_by_source
from app.queries.passages import PassageRow, passages
from app.queries.review_rounds import codings_in_scope
from app.queries.reviews import DefinitionRow, ReviewRow, definitions
from app.queries.sources import source_text, sources
from app.words import N_, Words

Severity = Literal["mend", "look"]
"""``mend``: a supervisor would send it back; ``look``: it may be meant so."""

Subject = Literal["code", "passage", "source"]

Kind = Literal[
    "definition_missing",
    "definition_rejected",
    "without_evidence",
    "date_missing",
    "date_incomplete",
    "locator_missing",
    "turn_missing",
    "name_visible",
    "name_unmasked",
    "interviewer_words",
    "repeated",
    "overlapping",
]

SENTENCES: dict[Kind, str] = {
    "definition_missing": N_("{code} has no definition."),
    "definition_rejected": N_("The definition of {code} was rejected."),
    "without_evidence": N_("{code} has no passage as evidence."),
    "date_missing": N_("{source} has no date: {numbers}"),
    "date_incomplete": N_("Of {source} the day is not known, only {date}: {numbers}"),
    "locator_missing": N_("{number} has no place to cite: it begins before the first paragraph."),
    "turn_missing": N_("{number} begins in no turn of {source}: nobody is named as its speaker."),
    "name_visible": N_("{number} shows “{name}”, the name of {informant}, who has a pseudonym."),
    "name_unmasked": N_("{number} shows “{name}”, which is masked as {masked}, without a mask."),
    "interviewer_words": N_("{number} begins in the interviewer's words, which are no evidence."),
    "repeated": N_("{numbers} have the same words in different sources."),
    "overlapping": N_("{numbers} are nearly the same passage, both coded with {code}."),
}
_SEVERITIES: dict[Kind, Severity] = {
    "definition_missing": "mend",
    "definition_rejected": "mend",
    "without_evidence": "look",
    "date_missing": "mend",
    "date_incomplete": "look",
    "locator_missing": "mend",
    "turn_missing": "look",
    "name_visible": "mend",
    "name_unmasked": "mend",
    "interviewer_words": "look",
    "repeated": "look",
    "overlapping": "look",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at: its sentence's parameters, and the id of the row where it is."""

    kind: Kind
    subject: Subject
    subject_id: int
    parameters: tuple[tuple[str, str], ...]

    @property
    def severity(self) -> Severity:
        """How bad it is."""
        return _SEVERITIES[self.kind]

    def sentence(self, words: Words) -> str:
        """What is to be seen, in the language of ``words``."""
        return words(SENTENCES[self.kind], **dict(self.parameters))


def findings(session: Session, scope: Scope) -> tuple[Finding, ...]:
    """Everything worth a look in what a round of this scope would submit, the worst first."""
    rows = codings_in_scope(session, scope)
    chosen = list({row.passage.id: row.passage for row in rows}.values())
    found = [
        *_code_findings(session, rows, scope),
        *_date_findings(chosen),
        *_place_findings(session, chosen),
        *_name_findings(session, chosen),
        *_doubled(rows, chosen),
    ]
    kinds = list(SENTENCES)
    return tuple(sorted(found, key=lambda each: (each.severity != "mend", kinds.index(each.kind))))


def _finding(kind: Kind, subject: Subject, subject_id: int, **parameters: str) -> Finding:
    return Finding(kind, subject, subject_id, tuple(parameters.items()))


def _code_findings(session: Session, rows: Sequence[ReviewRow], scope: Scope) -> Iterator[Finding]:
    """A scope that limits no codes answers for the whole codebook."""
    codebook = codes(session)
    used = {row.code_id for row in rows}
    defined = {row.code_id: row for row in definitions(session)}
    asked = used if _is_limited(scope) else {code.id for code in codebook}
    asked |= _chosen_codes(codebook, defined, scope)
    evidence = {
        coding.code_id
        for passage in evidence_passages(passages(session))
        for coding in passage.codings
    }
    parents = {code.parent_id for code in codebook}
    for code in codebook:
        if code.id not in asked:
            continue
        if not code.definition.strip() and not code.full_definition.strip():
            yield _finding("definition_missing", "code", code.id, code=code.called)
        if defined[code.id].state == "rejected":
            yield _finding("definition_rejected", "code", code.id, code=code.called)
        if code.id not in evidence and code.id not in parents:
            yield _finding("without_evidence", "code", code.id, code=code.called)


def _is_limited(scope: Scope) -> bool:
    return bool(scope.codes or scope.informants or scope.only_changed)


def _chosen_codes(
    codebook: Sequence[CodeRow], defined: dict[int, DefinitionRow], scope: Scope
) -> set[int]:
    """The codes that a scope names, with everything below them."""
    chosen: set[int] = set()
    for code in codebook:  # depth first: a parent comes before its children
        if defined[code.id].uuid in scope.codes or code.parent_id in chosen:
            chosen.add(code.id)
    return chosen


def _date_findings(chosen: Iterable[PassageRow]) -> Iterator[Finding]:
    """One finding for a source, for its date is mended once."""
    undated: defaultdict[tuple[int, str, str], list[str]] = defaultdict(list)
    for row in chosen:
        if not _has_day(row.date):
            undated[row.source_id, row.source, row.date].append(row.number)
    for (source_id, source, date), numbers in undated.items():
        kind: Kind = "date_incomplete" if date else "date_missing"
        parameters = {"source": source, "numbers": ", ".join(sorted(numbers))}
        yield _finding(kind, "source", source_id, **parameters, **({"date": date} if date else {}))


def _has_day(date: str) -> bool:
    try:
        return PartialDate.from_stored(date).is_full
    except ValueError:
        return False


def _place_findings(session: Session, chosen: Iterable[PassageRow]) -> Iterator[Finding]:
    in_turns = {source.id for source in sources(session) if source.turns}
    for row in chosen:
        if row.by_interviewer:
            yield _finding("interviewer_words", "passage", row.id, number=row.number)
        if row.paragraph < 1:
            yield _finding("locator_missing", "passage", row.id, number=row.number)
        elif row.turn is None and row.source_id in in_turns:
            parameters = {"number": row.number, "source": row.source}
            yield _finding("turn_missing", "passage", row.id, **parameters)


def _name_findings(session: Session, chosen: Sequence[PassageRow]) -> Iterator[Finding]:
    """Names in the quotation or in the words that are printed round it; not those under a mask."""
    names, laid = masked_names(session), masks_by_source(session)
    masked = {name.informant_id for name in names if name.kind == "person"}
    hidden = NameSearch(
        (person.code, person.name, person.pseudonym)
        for person in informants(session)
        if person.pseudonym.strip() and person.id not in masked
    )
    search = NamesInText(names)
    texts = {each: source_text(session, each) for each in {row.source_id for row in chosen}}
    for row in chosen:
        text, under = texts[row.source_id], laid.get(row.source_id, ())
        start, end = max(0, row.span.start - CONTEXT), row.span.end + CONTEXT
        for informant, name in hidden.names_in(text, start, end) if hidden else ():
            parameters = {"number": row.number, "name": name, "informant": informant}
            yield _finding("name_visible", "passage", row.id, **parameters)
        yield from _unmasked(row, start, search.places(text[start:end]), under)


def _unmasked(
    row: PassageRow,
    start: int,
    places: Iterable[tuple[Span, MaskedNameRow]],
    under: Iterable[MaskRow],
) -> Iterator[Finding]:
    """The places that have no mask, each name once; ``places`` count from ``start``."""
    shown: dict[int, Finding] = {}
    for span, name in places:
        there = Span(span.start + start, span.end + start)
        if not any(mask.span.overlaps(there) for mask in under):
            parameters = {"number": row.number, "name": name.original, "masked": name.masked}
            shown[name.id] = _finding("name_unmasked", "passage", row.id, **parameters)
    yield from shown.values()


def _doubled(rows: Sequence[ReviewRow], chosen: Sequence[PassageRow]) -> Iterator[Finding]:
    for group in repeated(chosen):
        numbers = ", ".join(row.number for row in group)
        yield _finding("repeated", "passage", group[0].id, numbers=numbers)
    for one, other in overlapping(rows):
        numbers = f"{one.passage.number}, {other.passage.number}"
        yield _finding("overlapping", "passage", other.passage.id, numbers=numbers, code=one.called)

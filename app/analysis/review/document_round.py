"""What a round submitted, put on the rows of today: printing it again prints the same."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from app.models.code import CODE_FIELDS
from app.models.review_round import fingerprint
from app.queries.codes import CodeRow
from app.queries.review_paper import submitted_numbers
from app.queries.review_rounds import snapshots, submitted, submitted_definitions
from app.queries.reviews import DefinitionRow, ReviewRow


@dataclass(frozen=True, slots=True)
class Gone:
    """A coding that a round submitted and that was deleted since."""

    number: str
    called: str


def rows_as_submitted(
    session: Session, rows: Iterable[ReviewRow], round_id: int
) -> list[ReviewRow]:
    """The codings of a round with quotation, code, definition and stance as they were."""
    marks = submitted(session, round_id)
    seen = snapshots(session, marks.values())
    return [_row_as_seen(row, seen.get(marks[row.uuid], {})) for row in rows if row.uuid in marks]


def _row_as_seen(row: ReviewRow, seen: dict[str, str]) -> ReviewRow:
    if not seen or seen == row.seen:
        return row
    return replace(
        row,
        passage=replace(row.passage, text=seen.get("quotation", row.passage.text)),
        label=seen.get("label") or None,
        name=seen.get("name", row.name),
        definition=seen.get("definition", ""),
        stance=seen.get("stance", row.stance),
    )


def gone_since(session: Session, rows: Iterable[ReviewRow], round_id: int) -> tuple[Gone, ...]:
    """The codings of a round that none of today's rows is."""
    there = {row.uuid for row in rows}
    marks, numbers = submitted(session, round_id), submitted_numbers(session, round_id)
    lost = [uuid for uuid in numbers if uuid not in there]
    seen = snapshots(session, (marks[uuid] for uuid in lost))
    return tuple(Gone(numbers[uuid], _called(seen.get(marks[uuid], {}))) for uuid in lost)


def _called(seen: dict[str, str]) -> str:
    return seen.get("label") or seen.get("name", "")


def definitions_as_submitted(
    session: Session, rows: Iterable[DefinitionRow], round_id: int, used: Collection[int]
) -> list[DefinitionRow]:
    """The definitions of a round as they were; those of other ``used`` codes as they are.

    A coding may have come to a code that the round did not submit (merging, foreign files).
    """
    marks = submitted_definitions(session, round_id)
    seen = snapshots(session, marks.values())
    return [
        _definition_as_seen(row, seen.get(marks.get(row.uuid, ""), {}))
        for row in rows
        if row.uuid in marks or row.code_id in used
    ]


def _definition_as_seen(row: DefinitionRow, seen: dict[str, str]) -> DefinitionRow:
    if not seen or fingerprint(seen) == fingerprint(row.seen):
        return row
    fields = {field: seen.get(field, "") for field in CODE_FIELDS}
    return replace(
        row, label=seen.get("label") or None, name=seen.get("name", row.name), fields=fields
    )


def code_as_defined(code: CodeRow, definition: DefinitionRow) -> CodeRow:
    """A code with the words of a definition; its English name only if the name is still the same.

    That name is no part of what a round keeps.
    """
    name_en = code.name_en if code.name == definition.name else ""
    fields = definition.fields
    return replace(
        code,
        label=definition.label,
        name=definition.name,
        name_en=name_en,
        definition=fields["definition"],
        full_definition=fields["full_definition"],
        when_to_use=fields["when_to_use"],
        when_not_to_use=fields["when_not_to_use"],
        example=fields["example"],
        note=fields["note"],
    )

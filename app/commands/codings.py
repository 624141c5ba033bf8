"""``code``: putting a code on a quotation."""

from typing import Annotated

import typer
from sqlalchemy.orm import Session

from app.commands.opening import editing
from app.commands.options import Coder, Study, console_of
from app.errors import SpanOutsideText
from app.interchange.quotations import FoundQuotation, find_quotation
from app.models.passage import Stance
from app.models.span import Span
from app.operations.codings import code_passage, set_stance
from app.queries.codes import codes, find_code
from app.queries.passages import PassageFilter, PassageRow, passages
from app.queries.sources import find_source, sources
from app.words import N_


def code(  # noqa: PLR0913 - one parameter for each option of the command
    context: typer.Context,
    file: Study,
    *,
    label: Annotated[
        str, typer.Option("--code", metavar="LABEL", help=N_("Label or name of the code."))
    ],
    source: Annotated[
        str, typer.Option(metavar="NAME", help=N_("The source, by its file's name."))
    ] = "",
    start: Annotated[int | None, typer.Option(help=N_("First character, counted from 0."))] = None,
    end: Annotated[int | None, typer.Option(help=N_("The character after the last one."))] = None,
    quote: Annotated[
        str, typer.Option(metavar="TEXT", help=N_("The quotation itself, in place of characters."))
    ] = "",
    stance: Annotated[
        Stance | None, typer.Option(help=N_("How the passage stands to the code."))
    ] = None,
    coder: Coder = "",
) -> None:
    """Put a code on a quotation."""
    console = console_of(context)
    by_place = bool(source) and start is not None and end is not None
    if bool(quote) == by_place:
        raise typer.BadParameter(
            console.words("Give either --quote, or --source with --start and --end.")
        )
    with editing(console, file, coder) as project:
        with project.edit() as session:
            found = (
                find_quotation(session, quote, source)
                if quote
                else _at(session, source, start or 0, end or 0)
            )
            chosen = find_code(codes(session), label)
            me, place = project.person_id or 0, (found.source_id, found.span)
            coding_id = code_passage(session, *place, chosen.id, me, stance or "supports")
            if stance:  # The coding may have been there already, with another one.
                set_stance(session, coding_id, stance)
        with project.read() as session:
            passage = _passage(session, found)
    if not found.exact:
        console.note(console.words("Found with other quotation marks or dashes than given."))
    data = {
        "number": passage.number,
        "source": passage.source,
        "start": passage.span.start,
        "end": passage.span.end,
        "text": passage.text,
        "code": chosen.called,
        "stance": next(each.stance for each in passage.codings if each.id == coding_id),
        "exact": found.exact,
    }
    console.answer(data, [f"{passage.number}  {chosen.called}  {passage.source}"])


def _at(session: Session, source: str, start: int, end: int) -> FoundQuotation:
    row = find_source(sources(session), source)
    if not 0 <= start < end <= row.characters:
        raise SpanOutsideText(start, end, row.characters)
    return FoundQuotation(row.id, row.name, Span(start, end))


def _passage(session: Session, found: FoundQuotation) -> PassageRow:
    """The passage that stands exactly there."""
    rows = passages(session, PassageFilter(source_ids=frozenset({found.source_id})))
    return next(row for row in rows if row.span == found.span)

"""``passages`` and ``search``: finding what was coded, and what was said."""

from typing import Annotated

import typer
from sqlalchemy.orm import Session

from app.commands.opening import opened
from app.commands.options import Study, console_of
from app.errors import NotFound
from app.project.search_index import Hit, search, search_inside_words
from app.queries.codes import codes, find_code, kinds
from app.queries.informants import find_informant, informants
from app.queries.passages import PassageFilter, PassageRow, passages
from app.words import N_, Words
from app.words.shortening import shortened
from app.words.terms import KINDS, KINDS_TOGETHER, term

_SHOWN_CHARACTERS = 160


def list_passages(
    context: typer.Context,
    file: Study,
    label: Annotated[
        str, typer.Option("--code", metavar="LABEL", help=N_("Only those with this code."))
    ] = "",
    informant: Annotated[
        str, typer.Option(metavar="CODE", help=N_("Only those of this informant."))
    ] = "",
    kind: Annotated[
        str, typer.Option(metavar="cause|effort|…", help=N_("Only those with such a code."))
    ] = "",
) -> None:
    """List the coded passages in the order of the sources."""
    console = console_of(context)
    with opened(file) as project, project.read() as session:
        wanted = _filter(session, console.words, label, informant, kind)
        rows = passages(session, wanted)
    lines = [line for row in rows for line in _as_lines(row)]
    lines.append(console.words.plural("{n} passage", "{n} passages", len(rows)))
    console.answer([passage_data(row) for row in rows], lines)


def _filter(session: Session, words: Words, label: str, informant: str, kind: str) -> PassageFilter:
    """The filter that the options mean.

    Raises:
        NotFound, Ambiguous: no such code, informant or kind.
    """
    code_ids = {find_code(codes(session), label).id} if label else set()
    people = {find_informant(informants(session), informant).id} if informant else set()
    return PassageFilter(
        code_ids=frozenset(code_ids),
        informant_ids=frozenset(people),
        kinds=frozenset({_kind(session, words, kind)} if kind else ()),
        coded_only=True,
    )


def _kind(session: Session, words: Words, written: str) -> str:
    """The stored key of a kind: given as key, as the user's name, or in the program's words."""
    wanted = written.strip().casefold()
    names = {name: name for name in KINDS}
    names |= {
        term(words, table, key).casefold(): key
        for table in (KINDS, KINDS_TOGETHER)
        for key in table
    }
    for row in kinds(session):
        names |= {row.key.casefold(): row.key, (row.name or row.key).casefold(): row.key}
    if wanted not in names:
        raise NotFound("kind of code", written)
    return names[wanted]


def passage_data(row: PassageRow) -> object:
    """A passage as scripts read it; positions in code points, end exclusive."""
    return {
        "number": row.number,
        "source": row.source,
        "start": row.span.start,
        "end": row.span.end,
        "text": row.text,
        "informant": row.informant.code if row.informant else None,
        "codes": [
            {
                "label": coding.label,
                "name": coding.name,
                "kind": coding.kind,
                "stance": coding.stance,
                "coder": coding.coder,
            }
            for coding in row.codings
        ],
    }


def _as_lines(row: PassageRow) -> list[str]:
    called = ", ".join(coding.called for coding in row.codings)
    who = row.informant.code if row.informant else "-"
    return [
        f"{row.number}  {called}  {who}  {row.source}",
        f"    {shortened(row.text, _SHOWN_CHARACTERS)}",
    ]


def search_sources(
    context: typer.Context,
    file: Study,
    query: Annotated[str, typer.Argument(metavar="QUERY", help=N_("The words to look for."))],
    inside: Annotated[bool, typer.Option(help=N_("Also find them inside longer words."))] = False,
) -> None:
    """Find words that stand next to each other in the sources."""
    console = console_of(context)
    with opened(file) as project, project.read() as session:
        hits = search_inside_words(session, query) if inside else search(session, query)
    lines = [_hit_line(console.words, hit) for hit in hits]
    places = sum(len(hit.spans) for hit in hits)
    lines.append(console.words.plural("{n} place", "{n} places", places))
    console.answer([place for hit in hits for place in _hit_data(hit)], lines)


def _hit_data(hit: Hit) -> list[dict[str, object]]:
    return [
        {
            "source": hit.source,
            "paragraph": hit.paragraph_number,
            "start": span.start,
            "end": span.end,
            "text": hit.paragraph,
        }
        for span in hit.spans
    ]


def _hit_line(words: Words, hit: Hit) -> str:
    """The paragraph's words round the first hit."""
    first = hit.spans[0].start - hit.paragraph_start
    start = max(0, first - _SHOWN_CHARACTERS // 2)
    around = hit.paragraph[start : start + _SHOWN_CHARACTERS]
    place = words("paragraph {n}", n=hit.paragraph_number)
    return f"{hit.source}, {place}: {'…' if start else ''}{' '.join(around.split())}"

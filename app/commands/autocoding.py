"""``autocode``: coding every place where words stand, or everything that somebody says."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from app.analysis.autocoding.coded import Standing, standings
from app.analysis.autocoding.proposals import Proposal
from app.commands.console import Console
from app.commands.opening import editing
from app.commands.options import Coder, Study, console_of
from app.interchange.autocoding import autocode, autocoding_deed, pattern_process, proposals
from app.models.autocoding import How, Query, Search, Unit, Voices
from app.models.deed import Deed
from app.models.span import Span
from app.project.file import Project
from app.queries.codes import CodeRow, codes, find_code
from app.queries.codings import coded_spans
from app.queries.informants import find_informant, informants
from app.queries.passages import PassageFilter, passages
from app.queries.sources import find_source, sources
from app.queries.spoken_texts import spoken_texts
from app.words import N_
from app.words.shortening import shortened

_SHOWN_CHARACTERS = 120


Labels = Annotated[
    list[str],
    typer.Option("--code", metavar="LABEL", help=N_("Label or name of the code; repeatable.")),
]
Wanted = Annotated[
    str,
    typer.Option(
        metavar="TEXT", help=N_("The words to look for; * stands for any letters of a word.")
    ),
]
Manner = Annotated[
    How, typer.Option(help=N_("One phrase, any of several words, or a regular expression."))
]
Reach = Annotated[Unit, typer.Option(help=N_("How much is coded round each hit."))]
People = Annotated[
    list[str] | None,
    typer.Option(metavar="CODE", help=N_("Only what these informants say; repeatable.")),
]
Places = Annotated[
    list[str] | None, typer.Option(metavar="NAME", help=N_("Only in these sources; repeatable."))
]
InformantsOnly = Annotated[
    bool, typer.Option("--informants-only", help=N_("Leave out what interviewers say."))
]
InsideWords = Annotated[
    bool, typer.Option("--inside-words", help=N_("Also find them inside longer words."))
]
MatchCase = Annotated[
    bool, typer.Option("--match-case", help=N_("Tell capital letters from small ones."))
]
DryRun = Annotated[bool, typer.Option("--dry-run", help=N_("Only show what would be coded."))]


def autocode_file(  # noqa: PLR0913 - one parameter for each option of the command
    context: typer.Context,
    file: Study,
    *,
    label: Labels,
    query: Wanted = "",
    how: Manner = "phrase",
    span: Reach = "sentence",
    informant: People = None,
    informants_only: InformantsOnly = False,
    source: Places = None,
    inside_words: InsideWords = False,
    match_case: MatchCase = False,
    dry_run: DryRun = False,
    coder: Coder = "",
) -> None:
    """Put codes on every place that a search finds."""
    console = console_of(context)
    wanted = Query(query, how, whole_words=not inside_words, match_case=match_case)
    search = Search(wanted, Voices(informants_only=informants_only), span)
    with editing(console, file, coder) as project:
        with project.read() as session:
            book = codes(session)
            chosen = list(
                {row.id: row for row in (find_code(book, each) for each in label)}.values()
            )
            search = _scoped(session, search, informant or (), source or ())
        if search.is_empty:
            raise typer.BadParameter(
                console.words("Give --query, or whose words are meant with --informant.")
            )
        found, standing = _found(console, project, search, chosen)
        new = [each for each, known in zip(found, standing, strict=True) if not known.numbers]
        if new and not dry_run:
            who = ", ".join(informant or ()) or console.words("all informants")
            _apply(
                console,
                project,
                new,
                chosen,
                autocoding_deed(search, who, _called(chosen), len(new)),
            )
        numbers = {} if dry_run else _numbers(project, new)
    _answer(console, found, standing, numbers, dry_run=dry_run)


def _scoped(
    session: Session, search: Search, people: Sequence[str], names: Sequence[str]
) -> Search:
    """The search with who and where it is limited to.

    Raises:
        NotFound, Ambiguous: no such informant or source, or several.
    """
    everybody, all_sources = informants(session), sources(session)
    ids = frozenset(find_informant(everybody, called).id for called in people)
    where = frozenset(find_source(all_sources, name).id for name in names)
    return replace(search, voices=replace(search.voices, informant_ids=ids), source_ids=where)


def _found(
    console: Console, project: Project, search: Search, chosen: Sequence[CodeRow]
) -> tuple[list[Proposal], list[Standing]]:
    with project.read() as session:
        texts = spoken_texts(session)
    with (
        console.progress(console.words("Searching")) as progress,
        closing(pattern_process()) as child,
    ):
        found = proposals(texts, search, child, progress)
    ids = [row.id for row in chosen]
    with project.read() as session:
        coded = coded_spans(session, ids)
    return found, standings(found, coded, ids, project.person_id or 0)


def _apply(
    console: Console,
    project: Project,
    new: Sequence[Proposal],
    chosen: Sequence[CodeRow],
    deed: Deed,
) -> None:
    with console.progress(console.words("Coding")) as progress, project.edit(deed) as session:
        ids = [row.id for row in chosen]
        for done, total in autocode(session, new, ids, project.person_id or 0, deed):
            progress(done, total)


def _called(chosen: Sequence[CodeRow]) -> list[str]:
    return [row.called for row in chosen]


def _numbers(project: Project, new: Sequence[Proposal]) -> dict[tuple[int, Span], str]:
    with project.read() as session:
        wanted = PassageFilter(source_ids=frozenset(each.source_id for each in new))
        rows = passages(session, wanted) if new else []
    return {(row.source_id, row.span): row.number for row in rows}


def _answer(
    console: Console,
    found: Sequence[Proposal],
    standing: Sequence[Standing],
    numbers: dict[tuple[int, Span], str],
    *,
    dry_run: bool,
) -> None:
    """A row for each place that was found, whether it was coded or is coded already."""
    words = console.words
    data, lines = [], []
    for each, known in zip(found, standing, strict=True):
        number = numbers.get((each.source_id, each.span)) if not known.numbers else None
        data.append(
            {
                "number": number,
                "source": each.source,
                "start": each.span.start,
                "end": each.span.end,
                "text": each.text,
                "who": each.who,
                "paragraph": each.paragraph,
                "hits": len(each.hits),
                "coded_already": list(known.numbers),
            }
        )
        place = words("paragraph {n}", n=each.paragraph)
        mark = words("already {numbers}", numbers=", ".join(known.numbers)) if known.numbers else ""
        head = "  ".join(filter(None, (number, each.source, each.who, place, mark)))
        lines += [head, f"    {shortened(each.text, _SHOWN_CHARACTERS)}"]
    new = sum(not known.numbers for known in standing)
    counted = {"n": new, "of": len(found)}
    lines.append(
        words("{n} of {of} would be coded.", **counted)
        if dry_run
        else words("{n} of {of} coded.", **counted)
    )
    console.answer(data, lines)

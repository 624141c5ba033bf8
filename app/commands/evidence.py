"""``matrix`` and ``evidence``: who speaks about what, and which claims lack evidence."""

from typing import Annotated, Literal

import typer

from app.analysis.chapter.evidence import evidence_report
from app.analysis.matrix import Columns, Matrix, MatrixRow
from app.analysis.matrix import matrix as counted
from app.commands.console import columns as aligned
from app.commands.opening import opened
from app.commands.options import Study, console_of
from app.words import N_, Words
from app.words.evidence import CHAPTER_TITLES, TITLES


def matrix(
    context: typer.Context,
    file: Study,
    rows: Annotated[Literal["code"], typer.Option(help=N_("What the rows are."))] = "code",
    columns: Annotated[Columns, typer.Option(help=N_("What the columns are."))] = "informant",
) -> None:
    """Count passages by code and informant, category or source."""
    console = console_of(context)
    with opened(file) as project, project.read() as session:
        found = counted(session, columns)
    data = {
        "rows": rows,
        "columns": list(found.columns),
        "counts": [_row_data(found, row) for row in found.rows],
    }
    console.answer(data, _lines(console.words, found))


def _row_data(found: Matrix, row: MatrixRow) -> object:
    return {
        "label": row.code.label,
        "name": row.code.name,
        "counts": dict(zip(found.columns, row.counts, strict=True)),
        "total": row.total,
    }


def _lines(words: Words, found: Matrix) -> list[str]:
    header = [words("Code"), *found.columns, words("Total")]
    rows = [[row.code.called, *map(str, row.counts), str(row.total)] for row in found.rows]
    return aligned([header, *rows])


def evidence(
    context: typer.Context,
    file: Study,
    chapter: Annotated[
        bool,
        typer.Option("--chapter", help=N_("Add to --json how the arranged chapter deals with it.")),
    ] = False,
) -> None:
    """List codes and passages that a claim cannot rest on as they are."""
    console = console_of(context)
    with opened(file) as project, project.read() as session:
        report = evidence_report(session)
    titles = {**TITLES, **CHAPTER_TITLES}
    named = {key: list(report.named(key)) for key in titles}
    lines = [
        f"{console.words(title)}: {', '.join(named[key]) or '-'}" for key, title in titles.items()
    ]
    console.answer({key: named[key] for key in (titles if chapter else TITLES)}, lines)

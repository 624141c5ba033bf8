"""``matrix`` and ``evidence``: who speaks about what, and which claims lack evidence."""

from dataclasses import asdict
from typing import Annotated, Literal

import typer

from app.analysis import evidence as analysis
from app.analysis.matrix import Columns, Matrix, MatrixRow
from app.analysis.matrix import matrix as counted
from app.commands.console import columns as aligned
from app.commands.opening import opened
from app.commands.options import Study, console_of
from app.words import N_, Words

_TITLES = {
    "codes_without_passage": N_("Codes without a passage"),
    "single_informant": N_("Codes that a single informant supports"),
    "single_category": N_("Codes that a single category of informants supports"),
    "self_report_only": N_("Efforts that only their own institution tells of"),
    "contradicting": N_("Codes that a passage contradicts"),
    "causes_without_effort": N_("Causes that no effort answers"),
    "efforts_without_cause": N_("Efforts that answer no cause"),
    "without_full_date": N_("Passages without a full date"),
    "without_interpretation": N_("Passages without an interpretation"),
}


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


def evidence(context: typer.Context, file: Study) -> None:
    """List codes and passages that a claim cannot rest on as they are."""
    console = console_of(context)
    with opened(file) as project, project.read() as session:
        found = asdict(analysis.evidence(session))
    lines = [
        f"{console.words(title)}: {', '.join(found[name]) or '-'}"
        for name, title in _TITLES.items()
    ]
    console.answer({name: list(found[name]) for name in _TITLES}, lines)

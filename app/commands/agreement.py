"""``agreement``: where two coders differ, and how far they agree."""

from collections.abc import Sequence
from typing import Annotated

import typer

from app.analysis.agreement.agreement import Agreement, Coefficients, Figures, Level
from app.analysis.agreement.report import (
    FIGURE_COLUMNS,
    AgreementContent,
    about,
    agreement_content,
    coded_as,
    figure_cells,
    how_settled,
    kind_of_difference,
    place_of,
    undefined_notes,
)
from app.analysis.moments import Days
from app.commands.console import columns
from app.commands.opening import opened
from app.commands.options import Study, console_of
from app.models.double_coding import CodedSpan, ComparedCode
from app.queries.differences import Difference
from app.words import N_, Words
from app.words.agreement import GUIDE, LEVELS, METHOD, UNITS
from app.words.shortening import shortened

_SHOWN_CHARACTERS = 160


def agreement(
    context: typer.Context,
    file: Study,
    coders: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="A B", help=N_("Which two people, if there are more.")),
    ] = None,
    level: Annotated[Level, typer.Option(help=N_("What is counted."))] = "character",
) -> None:
    """List where two coders differ, and say how far they agree."""
    console = console_of(context)
    with opened(file) as project, project.read() as session:
        content = agreement_content(session, coders)
    found = next(each for each in content.agreements if each.level == level)
    console.answer(_data(content, found), _lines(content, found, Days(console.words)))


def _lines(content: AgreementContent, found: Agreement, days: Days) -> list[str]:
    words = days.words
    units = words.plural(*UNITS[found.level], found.units)
    # Old code pages of Windows have no minus sign, only the hyphen.
    table = [
        [cell.replace("\N{MINUS SIGN}", "-") for cell in figure_cells(each, words)]
        for each in (*found.codes, found.overall)
    ]
    return [
        *about(content, days),
        *_difference_lines(content, words),
        "",
        f"{words(LEVELS[found.level])}: {units}.",
        *columns([[words(name) for name in FIGURE_COLUMNS], *table]),
        *undefined_notes(found, words),
        "",
        *(words(sentence) for sentence in (METHOD[-1], *GUIDE)),
    ]


def _difference_lines(content: AgreementContent, words: Words) -> list[str]:
    compared, lines = content.compared, []
    for number, each in enumerate(content.differences, start=1):
        first = f"{compared.first.name}: {coded_as(each, each.first_code, each.first)}"
        second = f"{compared.second.name}: {coded_as(each, each.second_code, each.second)}"
        kind = kind_of_difference(each, compared, words)
        lines.append(f"{number}. {place_of(each, words)}: {kind}")
        shown = (each.quotation, first, second)
        lines += [f"    {shortened(text, _SHOWN_CHARACTERS)}" for text in shown]
        if each.settlement:
            lines.append(f"    {how_settled(each, compared, words)}")
    return lines


def _data(content: AgreementContent, found: Agreement) -> object:
    """For scripts: shares are 0 to 1 but for ``percent_agreement``, missing figures are null."""
    compared = content.compared
    return {
        "coders": [compared.first.name, compared.second.name],
        "kept_at": compared.kept_at,
        "sources": [source.name for source in compared.double.sources],
        "level": found.level,
        "units": found.units,
        "coded_units": found.coded_units,
        "overall": _figure_data(found.overall),
        "codes": [
            {
                "label": each.code.label if each.code else None,
                "name": each.code.name if each.code else "",
                **_figure_data(each),
            }
            for each in found.codes
        ],
        "differences": [_difference_data(each) for each in content.differences],
    }


def _figure_data(figures: Figures) -> dict[str, object]:
    table = figures.table
    return {
        "overlap": figures.overlap,
        "differences": figures.differences,
        "both": table.both,
        "only_first": table.only_first,
        "only_second": table.only_second,
        "neither": table.neither,
        **_coefficient_data(figures.with_uncoded),
        "without_uncoded": _coefficient_data(figures.without_uncoded),
    }


def _coefficient_data(found: Coefficients) -> dict[str, object]:
    return {
        "percent_agreement": None if found.agreed is None else found.agreed * 100,
        "kappa": found.kappa,
        "alpha": found.alpha,
        "undefined": found.undefined,
    }


def _difference_data(each: Difference) -> dict[str, object]:
    settled = each.settlement
    return {
        "key": each.key,
        "kind": each.kind,
        "source": each.source,
        "start": each.span.start,
        "end": each.span.end,
        "text": each.quotation,
        "first": _side(each.first_code, each.first),
        "second": _side(each.second_code, each.second),
        "outcome": settled.outcome if settled else None,
        "note": settled.note if settled else "",
    }


def _side(code: ComparedCode | None, codings: Sequence[CodedSpan]) -> object:
    if code is None:
        return None
    spans = [[each.span.start, each.span.end] for each in codings]
    return {"label": code.label, "name": code.name, "spans": spans}

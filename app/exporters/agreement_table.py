"""The figures of two coders for other programs: a row per level and code, as CSV."""

from collections.abc import Iterator

from app.analysis.agreement.agreement import Agreement, Figures
from app.analysis.agreement.report import FIGURE_COLUMNS, AgreementContent, figure_cells
from app.exporters.tables import table_csv
from app.words import N_, Words
from app.words.agreement import LEVELS, UNDEFINED

COLUMNS = (
    *(N_("Level"), N_("Units"), *FIGURE_COLUMNS),
    *(N_("By both"), N_("By the first only"), N_("By the second only"), N_("By neither")),
    *(N_("First coder"), N_("Second coder"), N_("Why there is no figure")),
)


def agreement_csv(content: AgreementContent, words: Words) -> bytes:
    """All levels, each with its codes and then all of them together."""
    return table_csv([words(name) for name in COLUMNS], _rows(content, words))


def _rows(content: AgreementContent, words: Words) -> Iterator[list[str]]:
    compared = content.compared
    for found in content.agreements:
        for figures in (*found.codes, found.overall):
            table = figures.table
            yield [
                *(words(LEVELS[found.level]), str(found.units), *figure_cells(figures, words)),
                *map(str, (table.both, table.only_first, table.only_second, table.neither)),
                *(compared.first.name, compared.second.name, _why_not(found, figures, words)),
            ]


def _why_not(found: Agreement, figures: Figures, words: Words) -> str:
    reasons = (figures.with_uncoded.undefined, figures.without_uncoded.undefined)
    said = [
        f"{mark}{words(UNDEFINED[reason])}"
        for mark, reason in zip(("", "* "), reasons, strict=True)
        if reason and found.units
    ]
    return "; ".join(said)
